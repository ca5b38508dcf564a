/** Judges a run: pure functions from what was observed to what it means. No I/O, no clock. */
package org.ftpdiag.diagnose;
