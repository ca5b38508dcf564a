package org.ftpdiag.wire;

/**
 * What the user and the contract allow of a session that carries a secret.
 *
 * @param insecure under TLS, even to a server that is not trusted
 * @param inClear without TLS: the user switched it off, or the server does not offer it
 */
public record SecretPolicy(boolean insecure, boolean inClear) {}
