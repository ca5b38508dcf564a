package org.ftpdiag.model.seen;

import java.util.List;

/**
 * Which TLS versions the server takes, asked one by one with hand-made hellos.
 *
 * @param accepted protocol names such as {@code TLSv1.1}, oldest first
 * @param refused likewise
 */
public record OldTlsVersions(List<String> accepted, List<String> refused) implements Observation {}
