/**
 * The shell's place in the program: {@code ShellSurroundings} gives it passwords, reports and other
 * commands, {@code ShellTerminal} runs it on a terminal.
 */
package org.ftpdiag.cli.shells;
