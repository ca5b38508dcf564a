package org.ftpdiag.explain.session;

import java.util.Optional;

/**
 * Who tells of a session: a file may hold the log of the client and then that of the server.
 *
 * @param dialect who wrote the log
 * @param ofServer whether that was the server
 * @param family the family of the server, where it is known without looking at the dialogue
 */
public record Voice(String dialect, boolean ofServer, Optional<String> family) {}
