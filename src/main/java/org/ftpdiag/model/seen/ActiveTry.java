package org.ftpdiag.model.seen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One active data connection.
 *
 * @param exchange EPRT or PORT with its answer
 * @param listening where this client waited
 * @param command the command that makes the server connect, such as LIST, with its first answer
 * @param from who connected; empty when nobody did
 * @param completion the last reply of the command
 * @param fault what failed on the data connection or in waiting for it
 * @param waitedMs how long was waited for the connection
 */
public record ActiveTry(
    Exchange exchange,
    InetSocketAddress listening,
    Optional<Exchange> command,
    Optional<InetAddress> from,
    Optional<Reply> completion,
    Optional<WireFault> fault,
    double waitedMs)
    implements Observation {}
