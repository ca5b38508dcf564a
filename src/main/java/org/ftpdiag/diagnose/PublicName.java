package org.ftpdiag.diagnose;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the name that a client uses for a server is one that an authority certifies. */
final class PublicName {
  private static final Pattern QUALIFIED =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)++[a-z][a-z0-9-]{0,61}[a-z0-9]");

  /** Top level domains of private networks (RFC 6761, RFC 6762, RFC 8375). */
  private static final Set<String> PRIVATE =
      Set.of(
          "local",
          "localhost",
          "localdomain",
          "internal",
          "intranet",
          "lan",
          "home",
          "corp",
          "private",
          "arpa");

  private PublicName() {}

  /** The name without its last dot; empty for an address, a bare or a private name. */
  static Optional<String> of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    String full = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (!QUALIFIED.matcher(full).matches()) {
      return Optional.empty();
    }
    String top = full.substring(full.lastIndexOf('.') + 1);
    return PRIVATE.contains(top) ? Optional.empty() : Optional.of(full);
  }
}
