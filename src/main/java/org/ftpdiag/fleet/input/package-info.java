/**
 * The lines of a file of targets, in whichever of its three forms. Begin with {@code TargetLines}.
 */
package org.ftpdiag.fleet.input;
