package org.ftpdiag.model;

import java.util.List;
import java.util.Optional;

/**
 * Who the server is, as far as its words tell.
 *
 * @param product its name, such as {@code ProFTPD}
 * @param family the key of its dialect in the tables, such as {@code proftpd}
 * @param version empty when hidden
 * @param system the text of the answer to SYST
 * @param features the lines of FEAT
 * @param commands the commands that HELP lists
 */
public record ServerIdentity(
    Optional<String> product,
    Optional<String> family,
    Optional<String> version,
    Optional<String> system,
    List<String> features,
    List<String> commands) {

  /** The same of another family, where somebody knows better than its words. */
  public ServerIdentity as(String otherFamily) {
    return new ServerIdentity(
        Optional.empty(), Optional.of(otherFamily), Optional.empty(), system, features, commands);
  }

  /** A server that said nothing. */
  public static ServerIdentity unknown() {
    return new ServerIdentity(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
