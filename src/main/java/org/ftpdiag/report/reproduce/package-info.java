/**
 * The commands of other programs that show what ftpdiag found. Which one shows which finding stands
 * in {@code recipes.tsv}; {@link org.ftpdiag.report.reproduce.Reproducer} fills them in for a
 * target.
 */
package org.ftpdiag.report.reproduce;
