/**
 * Records that every part shares: what was asked, what came of it, what it means. Reading begins at
 * {@code ProbeRun} and {@code Report}.
 */
package org.ftpdiag.model;
