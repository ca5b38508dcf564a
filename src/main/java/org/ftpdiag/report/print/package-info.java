/**
 * One printer a format, of blocks as they come. Reading begins at {@code BlockPrinter}; {@code
 * TextDocument} is what a terminal gets.
 */
package org.ftpdiag.report.print;
