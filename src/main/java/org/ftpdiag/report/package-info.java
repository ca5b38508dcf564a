/**
 * Blocks of text in the reader's language, and one printer a format: a {@code Document} of {@code
 * Article}s of {@code Block}s goes to {@code TextDocument}, {@code MarkdownDocument}, {@code
 * HtmlDocument} or {@code JsonDocument}.
 */
package org.ftpdiag.report;
