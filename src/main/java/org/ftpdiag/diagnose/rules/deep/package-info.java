/** One class a {@code Rule} over what a deep check saw. Begin with {@code ListingsRule}. */
package org.ftpdiag.diagnose.rules.deep;
