package org.ftpdiag.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.FindingId;

/** Reads scenario files. */
final class ScenarioParser {
  private static final Pattern HEADER = Pattern.compile("([a-z][a-z-]*):\\s*(.*)");
  private static final Pattern COUNT = Pattern.compile("\\[(\\d+)(-?)(\\d*)]");
  private static final Pattern EVENTS = Pattern.compile("(?:[A-Za-z.*]+)(?:\\|[A-Za-z.*]+)*");
  private static final Set<String> LOWER_EVENTS =
      Set.of("connect", "greeting", "login", "data", "tls");
  private static final Map<String, Predicate<String>> KEYS =
      Map.ofEntries(
          Map.entry("args", v -> true),
          Map.entry("expect", v -> v.equals("none") || FindingId.of(v).isPresent()),
          Map.entry(
              "findings",
              v -> List.of(v.split("\\s+")).stream().allMatch(f -> FindingId.of(f).isPresent())),
          Map.entry("user", v -> !v.isEmpty()),
          Map.entry("password", v -> true),
          Map.entry("client-password", v -> true),
          Map.entry("account", v -> !v.isEmpty()),
          Map.entry("tls", v -> v.matches("none|explicit|implicit")),
          Map.entry("cert", v -> DemoCertificates.names().contains(v)),
          Map.entry("client-cert", v -> v.matches("none|required")),
          Map.entry("session-reuse", v -> v.matches("optional|required")),
          Map.entry("anonymous", v -> v.matches("none|read|write")),
          Map.entry("read-only", v -> v.matches("yes|no")),
          Map.entry("names", v -> v.matches("kept|decomposed|small")),
          Map.entry("capacity", v -> v.matches("\\d{1,9}")),
          Map.entry("clock", v -> v.matches("-?\\d{1,9}")),
          Map.entry("address", v -> v.matches("127\\.0\\.0\\.1|::1")));

  private final String file;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final List<ScriptRule> rules = new ArrayList<>();
  private int line;

  ScenarioParser(String file) {
    this.file = file;
  }

  Scenario parse(Reader reader) throws IOException {
    BufferedReader in = new BufferedReader(reader);
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      line++;
      String bare = text.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      Matcher key = HEADER.matcher(bare);
      if (Character.isWhitespace(text.charAt(0))) {
        continuation(bare);
      } else if (key.matches() && !bare.contains("->")) {
        header(key.group(1), key.group(2));
      } else {
        rule(bare);
      }
    }
    return new Scenario(file, header, rules);
  }

  private void header(String key, String value) {
    Predicate<String> valid = KEYS.get(key);
    if (valid == null) {
      throw wrong("no header is called " + key);
    }
    if (!rules.isEmpty()) {
      throw wrong("headers come before the first rule");
    }
    if (!valid.test(value)) {
      throw wrong(key + " cannot be " + (value.isEmpty() ? "empty" : value));
    }
    if (header.put(key, value) != null) {
      throw wrong(key + " is given twice");
    }
  }

  private void rule(String text) {
    int arrow = text.indexOf("->");
    if (arrow < 0) {
      throw wrong("neither a header (key: value) nor a rule (event -> reply)");
    }
    String[] left = text.substring(0, arrow).strip().split("\\s+");
    if (!EVENTS.matcher(left[0]).matches()) {
      throw wrong("a rule begins with an event such as PASV, LIST.end, greeting or *");
    }
    Set<String> events = new LinkedHashSet<>();
    for (String event : left[0].split("\\|")) {
      events.add(event(event));
    }
    int first = 1;
    int last = Integer.MAX_VALUE;
    Set<Condition> conditions = EnumSet.noneOf(Condition.class);
    StringBuilder argument = new StringBuilder();
    for (int i = 1; i < left.length; i++) {
      String word = left[i];
      Matcher count = COUNT.matcher(word);
      if (word.startsWith("+")) {
        conditions.add(
            Condition.of(word.substring(1)).orElseThrow(() -> wrong("no condition " + word)));
      } else if (count.matches()) {
        first = number(count.group(1));
        if (!count.group(3).isEmpty()) {
          last = number(count.group(3));
        } else if (count.group(2).isEmpty()) {
          last = first;
        }
      } else {
        argument.append(argument.length() == 0 ? "" : " ").append(word);
      }
    }
    rules.add(
        new ScriptRule(
            events,
            argument.length() == 0
                ? Optional.empty()
                : Optional.of(WireText.of(argument.toString())),
            first,
            last,
            conditions,
            new ArrayList<>()));
    String right = text.substring(arrow + 2).strip();
    if (!right.isEmpty()) {
      continuation(right);
    }
  }

  private String event(String name) {
    if (name.equals("*") || LOWER_EVENTS.contains(name)) {
      return name;
    }
    if (!name.matches("[A-Z]{3,5}(\\.end)?")) {
      throw wrong("no event is called " + name);
    }
    return name;
  }

  private void continuation(String text) {
    if (rules.isEmpty()) {
      throw wrong("an indented line belongs to a rule, and there is none yet");
    }
    List<ScriptRule.Step> steps = rules.get(rules.size() - 1).steps();
    if (!text.startsWith("!")) {
      for (String part : text.split("\\\\n", -1)) {
        steps.add(new ScriptRule.Step(Action.SAY, wire(part), 0));
      }
      return;
    }
    String[] words = text.substring(1).split("\\s+", 2);
    Action action = Action.of(words[0]).orElseThrow(() -> wrong("no action !" + words[0]));
    steps.add(step(action, words.length > 1 ? words[1] : ""));
  }

  private ScriptRule.Step step(Action action, String rest) {
    switch (action.argument()) {
      case NONE:
        if (!rest.isEmpty()) {
          throw wrong("nothing may follow this action: " + rest);
        }
        return new ScriptRule.Step(action, "", 0);
      case TEXT:
        return new ScriptRule.Step(action, wire(rest), 0);
      case CERTIFICATE:
        if (!DemoCertificates.names().contains(rest)) {
          throw wrong("no certificate is called " + rest);
        }
        return new ScriptRule.Step(action, rest, 0);
      case NUMBER:
        return new ScriptRule.Step(action, "", number(rest));
      case HEX:
        return new ScriptRule.Step(action, hex(rest), 0);
      case NUMBER_AND_TEXT:
        String[] parts = rest.split("\\s+", 2);
        if (parts.length < 2) {
          throw wrong("this action takes a number and a text");
        }
        return new ScriptRule.Step(action, wire(parts[1]), number(parts[0]));
      default:
        throw new IllegalStateException(action.toString());
    }
  }

  private int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw wrong("a number is due: " + (text.isEmpty() ? "nothing follows" : text));
    }
    return Integer.parseInt(text);
  }

  private String hex(String text) {
    String digits = text.replaceAll("\\s", "");
    if (digits.isEmpty() || !digits.matches("(?:[0-9A-Fa-f]{2})+")) {
      throw wrong("bytes are pairs of hexadecimal digits: " + text);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      out.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
    }
    return out.toString();
  }

  /** Resolves {@code \r \n \t \\ \xHH}. */
  private String wire(String text) {
    String in = WireText.of(text);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < in.length(); i++) {
      char c = in.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = ++i < in.length() ? in.charAt(i) : ' ';
      switch (kind) {
        case 'r' -> out.append('\r');
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case '\\' -> out.append('\\');
        case 'x' -> {
          out.append(hex(in.substring(i + 1, Math.min(i + 3, in.length()))));
          i += 2;
        }
        default -> throw wrong("a backslash is followed by n, r, t, x or a backslash");
      }
    }
    return out.toString();
  }

  private ScenarioException wrong(String problem) {
    return new ScenarioException(file, line, problem);
  }
}
