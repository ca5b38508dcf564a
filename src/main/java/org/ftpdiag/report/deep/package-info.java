/**
 * Deep checks in reports: what each is about to do, and what it saw, in words and in JSON. Begin
 * with {@code CheckResults}.
 */
package org.ftpdiag.report.deep;
