/**
 * The outcomes of checks, one printer a format. Reading begins at {@code CheckPrinter} and, for
 * what people read, {@code CheckDocument}.
 */
package org.ftpdiag.check.print;
