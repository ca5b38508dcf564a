/**
 * One server, probed again and again: {@code WatchRun} keeps the time, {@code WatchHistory} keeps
 * what was seen, and a screen, lines or JSON show each {@code Round}.
 */
package org.ftpdiag.watch;
