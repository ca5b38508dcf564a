/**
 * Judges a run: pure functions from what was observed to what it means. No I/O, no clock. Reading
 * begins at {@code Diagnoser}; a {@code Case} is a run as the rules see it.
 */
package org.ftpdiag.diagnose;
