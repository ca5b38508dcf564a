/**
 * Many servers in one run, a line of JSON each as it ends: memory depends on how many are probed at
 * a time, never on how many there are. Begin with {@code FleetRun}; {@code fleet.input} reads what
 * is to be probed, {@code fleet.summary} tells what came of it.
 */
package org.ftpdiag.fleet;
