/**
 * What people read, by language: {@code Words} is one bundle. Server text is made harmless in
 * {@code ServerText} first.
 */
package org.ftpdiag.report.words;
