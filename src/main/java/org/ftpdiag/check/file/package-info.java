/**
 * How expectations are written: check files, and the files that are learned from servers. Reading
 * begins at {@code CheckFile}.
 */
package org.ftpdiag.check.file;
