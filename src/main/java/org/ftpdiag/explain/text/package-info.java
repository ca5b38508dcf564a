/**
 * Lines out of bytes: encodings, line ends, time stamps, margins. Reading begins at {@code
 * LineSource}.
 */
package org.ftpdiag.explain.text;
