/**
 * Runs the steps of a probe and notes what it sees; nothing here judges. Reading begins at {@code
 * ProbeEngine} and {@code Session}, whose parts are {@code Exchanges} (commands and answers),
 * {@code Encryption}, {@code Renewal}, {@code ProbeState}, and the transfers of {@code
 * probe.transfer}.
 */
package org.ftpdiag.probe;
