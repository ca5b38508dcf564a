/** The shell on a terminal: {@code TerminalShell} reads lines and has them done. */
package org.ftpdiag.shell.terminal;
