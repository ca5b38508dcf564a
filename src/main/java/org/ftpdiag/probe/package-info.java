/**
 * Runs the steps of a probe and notes what it sees; nothing here judges. Reading begins at {@code
 * ProbeEngine} and {@code Session}.
 */
package org.ftpdiag.probe;
