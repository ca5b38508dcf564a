/**
 * What a report or a page of the reference is made of: a {@code Document} of {@code Article}s of
 * {@code Block}s, in the reader's language. Reading begins at {@code Block}.
 */
package org.ftpdiag.report;
