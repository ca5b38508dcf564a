/**
 * Every form in which a log can hold a password, and what hides it. Reading begins at {@code
 * LogSecrets}.
 */
package org.ftpdiag.explain.secrets;
