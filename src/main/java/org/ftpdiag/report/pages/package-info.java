/**
 * The reference: pages of codes, comparisons and findings. Reading begins at {@code CodePages} and
 * {@code FindingPages}.
 */
package org.ftpdiag.report.pages;
