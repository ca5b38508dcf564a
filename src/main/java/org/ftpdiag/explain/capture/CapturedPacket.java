package org.ftpdiag.explain.capture;

/**
 * A packet of a capture.
 *
 * @param number from 1
 * @param atMs milliseconds since 1970
 * @param link the kind of network (LINKTYPE_...)
 * @param bytes what was captured of it
 */
record CapturedPacket(long number, double atMs, int link, byte[] bytes) {}
