package org.ftpdiag.model.seen;

/**
 * Plain text that came between the answer to AUTH and the TLS handshake, where nothing may come
 * (RFC 4217 section 4). Somebody on the way may have put it there, or the server talks too much.
 *
 * @param text its beginning, as ISO-8859-1, secrets masked
 * @param bytes how much of it there was
 */
public record InjectedText(String text, int bytes) implements Observation {}
