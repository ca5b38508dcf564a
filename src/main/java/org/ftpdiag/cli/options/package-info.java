/**
 * What a command line says: groups of options, targets, languages, reply lines, each read once and
 * refused with one line ({@code UsageException}). Reading begins at {@code TargetSyntax} and {@code
 * OutputPlan}.
 */
package org.ftpdiag.cli.options;
