/** Reads the logs of other programs, turns them into runs of a probe and has those judged. */
package org.ftpdiag.explain;
