package org.ftpdiag.report.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.deep.IntegrityTrial;
import org.ftpdiag.model.seen.deep.IntegrityTrial.Outcome;
import org.ftpdiag.model.seen.deep.ListingsCompared;
import org.ftpdiag.model.seen.deep.MtuTrial;
import org.ftpdiag.model.seen.deep.NamesTrial;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.Words;

/** What deep checks of files and listings saw, in a sentence each. */
final class FileSightWords {
  private static final String RESULT = "deep.result.";

  private final Words words;

  FileSightWords(Words words) {
    this.words = words;
  }

  /** The sentence; empty where a sight is of something else. */
  String of(CheckSight sight) {
    if (sight instanceof ListingsCompared s) {
      return listings(s);
    } else if (sight instanceof MtuTrial s) {
      return mtu(s);
    } else if (sight instanceof NamesTrial s) {
      return names(s);
    }
    return sight instanceof IntegrityTrial s ? integrity(s) : "";
  }

  private String lead(String lead, String text) {
    return words.say("format.lead", "lead", lead, "text", text);
  }

  private String listings(ListingsCompared s) {
    List<String> entries = new ArrayList<>();
    for (ListingsCompared.Listed l : s.listings()) {
      String count =
          l.entries().isPresent()
              ? Long.toString(l.entries().getAsLong())
              : words.say(RESULT + "no-list");
      entries.add(l.command() + " " + count);
    }
    long read = s.listings().stream().filter(l -> l.entries().isPresent()).count();
    String agreement =
        read < 2
            ? words.say(RESULT + "listings.alone")
            : s.differences() == 0
                ? words.say(RESULT + "listings.agree")
                : words.count(RESULT + "listings.differ", s.differences());
    return words.say(
        RESULT + "listings",
        "entries",
        String.join(", ", entries),
        "agreement",
        agreement,
        "zone",
        zone(s));
  }

  private String zone(ListingsCompared s) {
    if (s.zone().isEmpty()) {
      return words.say(RESULT + "zone.unknown");
    }
    int least = s.zone().get().least();
    int most = s.zone().get().most();
    return words.say(
        RESULT + (least == 0 && most == 0 ? "zone.utc" : "zone"),
        "offset",
        least == most ? offset(most) : offset(least) + ", " + offset(most));
  }

  private static String offset(int minutes) {
    int m = Math.abs(minutes);
    return String.format(Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+", m / 60, m % 60);
  }

  private String mtu(MtuTrial s) {
    List<String> tries = new ArrayList<>();
    for (MtuTrial.Try t : s.tries()) {
      String size = new Quantity(words).bytes(t.size());
      String way = t.direction() == MtuTrial.Direction.UP ? "mtu.up" : "mtu.down";
      tries.add(
          lead(
              words.say(RESULT + way, "size", size), words.say(RESULT + "mtu." + id(t.outcome()))));
    }
    return words.also(tries);
  }

  private String names(NamesTrial s) {
    long refused = s.names().stream().filter(n -> n.refused().isPresent()).count();
    long kept =
        s.names().stream().filter(n -> n.came().filter(n.sent()::equals).isPresent()).count();
    long changed = s.names().stream().filter(n -> n.came().isPresent()).count() - kept;
    return words.say(
        RESULT + (s.listed() ? "names" : "names.unlisted"),
        "all",
        s.names().size(),
        "kept",
        kept,
        "changed",
        changed,
        "refused",
        refused);
  }

  private String integrity(IntegrityTrial s) {
    List<String> parts = new ArrayList<>();
    parts.add(lead(words.say(RESULT + "integrity.down"), outcome(s.asciiDown())));
    parts.add(lead(words.say(RESULT + "integrity.up"), outcome(s.asciiUp())));
    s.restarts()
        .forEach(
            r ->
                parts.add(
                    lead(
                        words.say(RESULT + "integrity.from", "offset", r.offset()),
                        outcome(r.outcome()))));
    parts.add(lead("APPE", outcome(s.append())));
    s.digests().forEach(d -> parts.add(lead(d.command(), outcome(d.outcome()))));
    return words.also(parts);
  }

  private String outcome(Outcome outcome) {
    return words.say(RESULT + "file." + id(outcome));
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
