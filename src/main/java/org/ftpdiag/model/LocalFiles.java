package org.ftpdiag.model;

import java.util.Optional;

/**
 * Files of this machine that options named.
 *
 * @param authorities certificates to trust
 * @param clientCertificate what is shown to the server
 */
public record LocalFiles(Optional<String> authorities, Optional<String> clientCertificate) {
  public static final LocalFiles NONE = new LocalFiles(Optional.empty(), Optional.empty());
}
