/** One class a rule: each finds one kind of fault in a {@code Case}. */
package org.ftpdiag.diagnose.rules;
