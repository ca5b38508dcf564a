package org.ftpdiag.fleet.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The summary of a fleet in blocks, for every format that people read. */
public final class SummaryDocument {
  private static final int LONGEST_TARGET = 200;

  private final Tally tally;
  private final Words words;

  private SummaryDocument(Tally tally, Words words) {
    this.tally = tally;
    this.words = words;
  }

  /** What came of it. */
  public static Document of(Tally tally, Words words) {
    return new SummaryDocument(tally, words).document();
  }

  private Document document() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.count("fleet.summary.title", tally.total()), verdicts()));
    section(blocks, "causes", causes());
    section(blocks, "slowest", slowest());
    section(blocks, "certificates", certificates());
    section(blocks, "errors", errors());
    return new Document(
        words.say("fleet.summary.page"), Optional.empty(), List.of(new Article("", blocks)));
  }

  private void section(List<Block> blocks, String key, List<Field> fields) {
    if (!fields.isEmpty()) {
      blocks.add(new Block.Heading(words.say("fleet.summary." + key), ""));
      blocks.add(new Block.Fields(fields));
    }
  }

  private String verdicts() {
    List<String> parts = new ArrayList<>();
    tally
        .verdicts()
        .forEach(
            (verdict, n) -> {
              if (n > 0) {
                parts.add(words.say("fleet.verdict." + verdict, "n", n));
              }
            });
    if (tally.defects() > 0) {
      parts.add(words.count("fleet.summary.defects", tally.defects()));
    }
    return String.join(", ", parts);
  }

  private List<Field> causes() {
    List<Field> fields = new ArrayList<>();
    for (Tally.Cause cause : tally.causes()) {
      String key = "finding." + cause.id() + ".title";
      String title =
          words.has(key) ? words.known(Phrase.of(key)).map(t -> t + "; ").orElse("") : "";
      fields.add(
          Field.of(
              shown(cause.id()),
              words.say(
                  "fleet.summary.cause",
                  "n",
                  cause.count(),
                  "title",
                  title,
                  "place",
                  place(cause.example()))));
    }
    return fields;
  }

  private List<Field> slowest() {
    Quantity quantity = new Quantity(words);
    return tally.slowest().stream()
        .map(o -> Field.of(quantity.time(o.durationMs()), place(o)))
        .toList();
  }

  private List<Field> certificates() {
    List<Field> fields = new ArrayList<>();
    for (Tally.Validity validity : Tally.Validity.values()) {
      long n = tally.certificates(validity);
      if (n > 0) {
        String key = "fleet.summary.validity." + validity.name().toLowerCase(Locale.ROOT);
        fields.add(Field.of(words.say(key), Long.toString(n)));
      }
    }
    for (TargetOutcome o : tally.expiring()) {
      String date = o.notAfter().map(Instant::toString).orElse("");
      fields.add(
          Field.of(
              words.count("fleet.summary.days", o.daysLeft().orElse(0)),
              words.say("fleet.summary.certificate", "place", place(o), "not_after", date)));
    }
    return fields;
  }

  private List<Field> errors() {
    return tally.errors().stream()
        .map(
            o ->
                Field.of(
                    words.say("fleet.summary.line", "line", o.line()), shown(o.error().orElse(""))))
        .toList();
  }

  private String place(TargetOutcome o) {
    return words.say(
        "fleet.summary.place", "target", shown(o.target().orElse("")), "line", o.line());
  }

  private static String shown(String text) {
    return ServerText.shown(text, LONGEST_TARGET);
  }
}
