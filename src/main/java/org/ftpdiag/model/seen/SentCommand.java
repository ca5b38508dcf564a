package org.ftpdiag.model.seen;

/**
 * A command that somebody wanted sent, with its answer, which proves nothing against the server.
 *
 * @param exchange what was sent and answered
 */
public record SentCommand(Exchange exchange) implements Observation {}
