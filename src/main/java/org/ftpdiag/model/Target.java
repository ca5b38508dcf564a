package org.ftpdiag.model;

import java.util.Optional;

/**
 * The server to probe.
 *
 * @param input what the user wrote
 * @param host name or literal address, without brackets; empty when unknown: of a probe it never is
 * @param port 1 to 65535
 * @param tls how the control connection is protected
 * @param path the directory or file of a URL, decoded
 */
public record Target(
    String input, Optional<String> host, int port, TlsMode tls, Optional<String> path) {
  public static final int PORT = 21;
  public static final int IMPLICIT_TLS_PORT = 990;

  /** The target of a probe. */
  public Target(String input, String host, int port, TlsMode tls, Optional<String> path) {
    this(input, Optional.of(host), port, tls, path);
  }

  /**
   * The host of a target that is probed.
   *
   * @throws java.util.NoSuchElementException when it is unknown
   */
  public String knownHost() {
    return host.orElseThrow();
  }
}
