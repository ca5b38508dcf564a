package org.ftpdiag.diagnose;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;

/** Server text and numbers as evidence shows them: one line, bounded. */
public final class Quote {
  private static final int LONGEST = 240;
  private static final Pattern REPLY = Pattern.compile("^\\s*(\\d{3})(?:[ -].*|$)", Pattern.DOTALL);

  private Quote() {}

  /** One line of at most 240 characters. */
  public static String of(String text) {
    String line = text.replaceAll("[\\r\\n]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** Code and text. */
  public static String of(Reply reply) {
    return of(reply.oneLine());
  }

  /** Seconds to a tenth, or to a thousandth of less than one: {@code 3}, {@code 0.04}. */
  public static String seconds(double ms) {
    double positive = Double.isFinite(ms) ? Math.max(0, ms) : 0;
    long millis = positive > 0 ? Math.max(1, Math.round(positive)) : 0;
    long exact = millis < 1000 ? millis : Math.round(positive / 100) * 100;
    String rest = exact % 1000 == 0 ? "" : Long.toString(1000 + exact % 1000).substring(1);
    return exact / 1000 + (rest.isEmpty() ? "" : "." + rest.replaceAll("0+$", ""));
  }

  /** Likewise; empty when unknown. */
  public static Optional<String> seconds(OptionalDouble ms) {
    return ms.isPresent() ? Optional.of(seconds(ms.getAsDouble())) : Optional.empty();
  }

  /** The reply that had arrived when the wire failed, in plain text or without its line end. */
  public static Optional<Reply> replyIn(WireFault fault) {
    return replyIn(fault.received());
  }

  /** The reply that a piece of text begins with. */
  public static Optional<Reply> replyIn(String text) {
    Matcher m = REPLY.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Reply(Integer.parseInt(m.group(1)), text.strip().lines().toList(), Set.of()));
  }
}
