/**
 * The command line: one class a command. Reading begins at {@code Cli}, which parses and runs, and
 * {@code Consultation}, which has a server probed and its report printed.
 */
package org.ftpdiag.cli;
