package org.ftpdiag.report.words;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.Phrase;

/**
 * Facts as the reader's language writes them. What a fact is, its name tells: numbers with decimals
 * get the language's decimal mark, waits their unit, instants its order of day and month, steps and
 * arguments their names, days their unit, places of settings the language's colon, and what ftpdiag
 * itself remarked about a failure its translation. All else stays as it is.
 */
final class LocalFacts {

  /** Names whose facts have a form of their own in a language. */
  private static final Set<String> NAMES =
      Set.of(
          "seconds",
          "n",
          "not_before",
          "not_after",
          "date",
          "now",
          "step",
          "detail",
          "fault",
          "days",
          "span",
          "label",
          "configuration",
          "option");

  /** Compiled when the first such fact comes: most pages have none. */
  private static final class Forms {
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern INSTANT =
        Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.\\d+)?Z");
    private static final Pattern OPTION_AND_LABEL = Pattern.compile("(--\\S+) (\\S+)");

    /**
     * Where a file lies elsewhere: {@code (Red Hat: /etc/vsftpd/vsftpd.conf)}; not where its colon
     * has its blank already.
     */
    private static final Pattern ELSEWHERE =
        Pattern.compile("\\(([^():]{1,40}+(?<!\\u00a0)): ([^()]+)\\)");

    private static final Pattern WAIT = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");
  }

  /** Where milliseconds end. */
  private static final double SECOND = 0.9995;

  /** From so many seconds on in units of so many: days, hours, minutes. */
  private static final long[][] SPANS = {{172_800, 86_400}, {5_400, 3_600}, {120, 60}};

  private final Words words;

  /**
   * @param words whose sentences the forms are
   */
  LocalFacts(Words words) {
    this.words = words;
  }

  /** The same facts; those that have a form of their own in this language in that form. */
  Map<String, String> of(Map<String, String> facts) {
    Map<String, String> local = facts;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      if (NAMES.contains(fact.getKey())) {
        if (local == facts) {
          local = new LinkedHashMap<>(facts);
        }
        local.put(fact.getKey(), of(fact.getKey(), fact.getValue()));
      }
    }
    return local;
  }

  private Optional<String> say(Phrase phrase) {
    return words.raw(phrase.key(), phrase.facts());
  }

  private String of(String name, String value) {
    return switch (name) {
      case "seconds" -> wait(value);
      case "n" -> decimal(value);
      case "not_before", "not_after", "date", "now" -> instant(value);
      case "step" -> say(Phrase.of("step.name." + value)).orElse(value);
      case "detail", "fault" -> OwnRemarks.local(value, this::say);
      case "days" -> days(value);
      case "span" -> span(value);
      case "label" -> label(value);
      case "configuration" ->
          Forms.ELSEWHERE
              .matcher(value)
              .replaceAll(m -> Matcher.quoteReplacement("(" + lead(m.group(1), m.group(2)) + ")"));
      case "option" -> {
        Matcher m = Forms.OPTION_AND_LABEL.matcher(value);
        yield m.matches() ? m.group(1) + " " + label(m.group(2)) : value;
      }
      default -> value;
    };
  }

  private String lead(String lead, String text) {
    return say(Phrase.of("format.lead", "lead", lead, "text", text)).orElse(lead + ": " + text);
  }

  private String decimal(String value) {
    return Forms.DECIMAL.matcher(value).matches()
        ? say(Phrase.of("format.decimal")).map(m -> value.replace(".", m)).orElse(value)
        : value;
  }

  /** A wait with its unit: {@code 40 ms}, {@code 3 s}, {@code 10.4 s}. */
  private String wait(String value) {
    if (!Forms.WAIT.matcher(value).matches()) {
      return value;
    }
    double seconds = Double.parseDouble(value);
    if (seconds > 0 && seconds < SECOND) {
      return say(Phrase.of("unit.ms", "n", Math.max(1, Math.round(seconds * 1000)))).orElse(value);
    }
    String tenths = String.format(Locale.ROOT, "%.1f", seconds);
    String shown = tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths;
    return say(Phrase.of("unit.s", "n", decimal(shown))).orElse(value);
  }

  /** {@code 1 day}, {@code 4 days}. */
  private String days(String value) {
    String form = value.equals("0") ? "none" : value.equals("1") ? "one" : "many";
    return say(Phrase.of("unit.days." + form, "n", value)).orElse(value);
  }

  /** Whole seconds as people tell them: {@code 90 s}, {@code 12 minutes}, about so many hours. */
  private String span(String value) {
    if (!Forms.SECONDS.matcher(value).matches()) {
      return value;
    }
    long seconds = Long.parseLong(value);
    for (long[] unit : SPANS) {
      if (seconds >= unit[0]) {
        long n = Math.round((double) seconds / unit[1]);
        return say(Phrase.of("unit.span." + unit[1], "n", n)).orElse(value);
      }
    }
    return say(Phrase.of("unit.s", "n", seconds)).orElse(value);
  }

  private String instant(String value) {
    Matcher m = Forms.INSTANT.matcher(value);
    if (!m.matches()) {
      return value;
    }
    Phrase phrase =
        Phrase.of(
            "format.instant",
            "year",
            m.group(1),
            "month",
            m.group(2),
            "day",
            m.group(3),
            "time",
            m.group(4));
    return say(phrase).orElse(value);
  }

  /** What stands for an argument, such as {@code FILE}; {@code warn|fail} are words to be typed. */
  private String label(String value) {
    String key = "cli.label." + value.toLowerCase(Locale.ROOT).replace('=', '-');
    return say(Phrase.of(key)).orElse(value);
  }
}
