/** The streams and the terminal that a command is handed. Reading begins at {@code Console}. */
package org.ftpdiag.cli.console;
