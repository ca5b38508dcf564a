/**
 * Reports without names: hosts, users, addresses, paths and the names of certificates give way to
 * masks, the same name to the same mask. What a server writes keeps the words that are known to be
 * nobody's name ({@code words.txt}); all others are masked. Begin with {@link
 * org.ftpdiag.report.redact.Redaction}, then {@link org.ftpdiag.report.redact.TextMask}.
 */
package org.ftpdiag.report.redact;
