package org.ftpdiag.check;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ftpdiag.check.Expectation.Seen;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;

/** What the server says of itself. */
public final class ServerExpectations {
  private ServerExpectations() {}

  /** Its product by name or by key; upper and lower case and signs do not matter. */
  public static Expectation product(String name) {
    return new Expectation(
        "server.product",
        Expectation.expects("server.product", "product", name),
        e -> {
          ServerIdentity server = e.server();
          if (server.product().isEmpty() && server.family().isEmpty()) {
            return told(e, "server.hidden");
          }
          boolean holds =
              Stream.of(server.product(), server.family())
                  .flatMap(Optional::stream)
                  .anyMatch(seen -> bare(seen).equals(bare(name)));
          String seen = server.product().or(server::family).orElseThrow();
          return Seen.of(holds, "server.product", "product", seen);
        });
  }

  /** Its version. */
  public static Expectation version(VersionRange range) {
    return new Expectation(
        "server.version",
        Expectation.expects("server.version", "version", range.text()),
        e ->
            e.server().version().isEmpty()
                ? told(e, "server.version-hidden")
                : Seen.of(
                    range.holds(e.server().version().get()),
                    "server.version",
                    "version",
                    e.server().version().get()));
  }

  private static Seen told(Evidence e, String hidden) {
    return e.done(StepId.GREETING) ? Seen.of(false, hidden) : e.unseen();
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "");
  }

  /** A feature that FEAT names, or a command that HELP does. */
  public static Expectation feature(String name, boolean present) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return new Expectation(
        present ? "features.present" : "features.absent",
        wanted,
        Expectation.expects(present ? "feature.present" : "feature.absent", "feature", wanted),
        e -> {
          Optional<String> line = named(e.server(), wanted);
          if (line.isPresent()) {
            return Seen.of(present, "feature.present", "line", line.get());
          }
          return asked(e) ? Seen.of(!present, "feature.absent", "feature", wanted) : e.unseen();
        });
  }

  /** The server answered FEAT in some way. */
  private static boolean asked(Evidence e) {
    return e.run()
        .all(Exchange.class)
        .anyMatch(x -> x.verb().equals("FEAT") && x.reply().isPresent());
  }

  private static Optional<String> named(ServerIdentity server, String wanted) {
    return Stream.concat(server.features().stream(), server.commands().stream())
        .filter(
            line -> {
              String upper = line.toUpperCase(Locale.ROOT).strip();
              return upper.equals(wanted) || upper.startsWith(wanted + " ");
            })
        .findFirst();
  }
}
