/**
 * What a finding means to the reader and what to do about it, as data. Reading begins at {@code
 * Advice}.
 */
package org.ftpdiag.report.advice;
