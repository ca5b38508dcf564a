/**
 * One class a way of writing logs, for those that a table cannot describe. Reading begins at {@code
 * Dialects}, which recognises them.
 */
package org.ftpdiag.explain.dialect;
