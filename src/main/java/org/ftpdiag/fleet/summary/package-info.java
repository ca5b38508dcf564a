/**
 * What became of a fleet, in constant memory: counted as reports end, or read from files of them.
 * Begin with {@code Tally}.
 */
package org.ftpdiag.fleet.summary;
