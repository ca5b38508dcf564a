package org.ftpdiag.model;

/**
 * Plain text that came between the answer to AUTH and the TLS handshake, where nothing may come
 * (RFC 4217 section 4). Somebody on the way may have put it there, or the server talks too much.
 */
public record InjectedText(String text) implements Observation {}
