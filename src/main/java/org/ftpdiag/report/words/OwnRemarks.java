package org.ftpdiag.report.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.WireFault;

/**
 * What ftpdiag wrote into a transcript or into the detail of a fault, in the reader's language.
 * These texts arise where there are no words yet, and programs read them in JSON as they are; for a
 * person they are recognised here. What the system, Java or a server said stays as it was said.
 */
public final class OwnRemarks {

  private record Remark(Pattern text, String key, List<String> facts) {
    static Remark of(String text, String key, String... facts) {
      return new Remark(Pattern.compile(text, Pattern.DOTALL), key, List.of(facts));
    }
  }

  private static final List<Remark> EVENTS =
      List.of(
          Remark.of("connected to (\\S+) port (\\d+)", "event.connected", "address", "port"),
          Remark.of("connected from (\\S+) port (\\d+)", "event.visited", "address", "port"),
          Remark.of(
              "no connection to (\\S+) port (\\d+): (.*)",
              "event.not-connected",
              "address",
              "port",
              "detail"),
          Remark.of("(\\d+) bytes", "event.bytes", "bytes"),
          Remark.of("(\\d+) bytes, then (.*)", "event.bytes-then", "bytes", "detail"),
          Remark.of("TLS: (\\S+) (\\S+)", "event.tls", "protocol", "cipher"),
          Remark.of("TLS: (\\S+) (\\S+), resumed", "event.tls-resumed", "protocol", "cipher"),
          Remark.of("TLS failed: (.*)", "event.tls-failed", "detail"),
          Remark.of("to a TLS hello: (.*)", "event.tls-answer", "text"),
          Remark.of("deep check (\\S+)", "event.check", "check"),
          Remark.of("closed by the server first", "event.closed-first"),
          Remark.of(
              "interrupted after (\\S+) s of waiting: (.*)",
              "event.interrupted",
              "seconds",
              "what"),
          Remark.of(
              "out of time after (\\S+) s of waiting: (.*)",
              "event.out-of-time",
              "seconds",
              "what"),
          Remark.of("transcript full", "event.full"));

  private static final List<Remark> DETAILS =
      List.of(
          Remark.of("the data connection's certificate is not trusted", "detail.data-certificate"),
          Remark.of("unreadable certificate: (.*)", "detail.unreadable-certificate", "detail"),
          Remark.of("not a TLS record", "detail.not-tls"),
          Remark.of("the other side has ended TLS", "detail.tls-ended"),
          Remark.of(
              "the connection was closed during the TLS handshake", "detail.closed-in-handshake"),
          Remark.of("the control connection could not be renewed", "detail.not-renewed"),
          Remark.of("the transfer was refused", "detail.transfer-refused"),
          Remark.of("no connection from the server", "detail.no-visit"),
          Remark.of("no connection arrived", "detail.no-arrival"),
          Remark.of("connected to itself", "detail.itself"),
          Remark.of("too many TLS records without data", "detail.empty-records"),
          Remark.of("one line is too long", "detail.long-line"),
          Remark.of("too many lines in one reply", "detail.long-reply"),
          Remark.of("too many replies before the one due", "detail.many-replies"),
          Remark.of("the server has not ended its side", "detail.unended"),
          Remark.of("PORT names IPv4 addresses only", "detail.port-ipv4"));

  private OwnRemarks() {}

  /** The keys of all remarks. */
  public static List<String> keys() {
    return Stream.concat(EVENTS.stream(), DETAILS.stream()).map(Remark::key).toList();
  }

  /** An event of a transcript in this language; as it is where it is none of ours. */
  public static String event(String text, Words words) {
    return first(EVENTS, text).or(() -> fault(text)).map(words::say).orElse(text);
  }

  /** A failure of the wire, see {@link WireFault#text}. */
  private static Optional<Phrase> fault(String text) {
    for (WireFault.Kind kind : WireFault.Kind.values()) {
      if (text.equals(kind.words()) || text.startsWith(kind.words() + ": ")) {
        String detail = text.substring(Math.min(text.length(), kind.words().length() + 2));
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Optional.of(Phrase.of("fault." + name, "detail", detail));
      }
    }
    return Optional.empty();
  }

  /** The detail of a fault, parts of which are separated by semicolons. */
  static String local(String text, Function<Phrase, Optional<String>> words) {
    List<String> parts = new ArrayList<>();
    boolean ours = false;
    for (String part : text.split("; ")) {
      Optional<String> local = first(DETAILS, part).or(() -> fault(part)).flatMap(words);
      ours |= local.isPresent();
      parts.add(local.orElse(part));
    }
    return ours ? String.join("; ", parts) : text;
  }

  private static Optional<Phrase> first(List<Remark> remarks, String text) {
    for (Remark remark : remarks) {
      Matcher m = remark.text.matcher(text);
      if (m.matches()) {
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < remark.facts.size(); i++) {
          facts.put(remark.facts.get(i), m.group(i + 1));
        }
        return Optional.of(new Phrase(remark.key, facts));
      }
    }
    return Optional.empty();
  }
}
