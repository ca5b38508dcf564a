/**
 * Packet captures: pcap and pcapng, IP, TCP streams, and the sessions in them. Reading begins at
 * {@code CaptureLog}.
 */
package org.ftpdiag.explain.capture;
