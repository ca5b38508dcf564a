package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.report.deep.CheckWords;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of {@code --help}: for all commands alike, from their options and the words. */
final class HelpPage {
  private static final int WIDTH = 80;
  private static final int DESCRIPTION = 26;
  private static final String[] GROUPS = {
    "serve", "watch", "login", "tls", "check", "narrow", "fleet", "output", "general"
  };

  private final Words words;

  HelpPage(Words words) {
    this.words = words;
  }

  /** The page of a command. */
  String of(CommandSpec command) {
    String key = "cli.help." + command.name() + ".";
    StringBuilder page = new StringBuilder(say(key + "usage")).append("\n");
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    for (String group : GROUPS) {
      groups.put(group, new ArrayList<>());
    }
    List<String> refused =
        command.userObject() instanceof CliCommand c ? c.refused() : List.<String>of();
    for (OptionSpec option : command.options()) {
      if (refused.contains(option.longestName())) {
        continue;
      }
      // cli.option.GROUP.NAME
      groups.get(option.descriptionKey().split("[.]")[2]).add(option);
    }
    groups.forEach(
        (group, options) -> {
          if (!options.isEmpty()) {
            page.append("\n").append(say("cli.help.group." + group)).append("\n");
            options.forEach(o -> page.append(line(o)));
          }
        });
    if (groups.get("check").stream().anyMatch(o -> o.longestName().equals("--check"))) {
      page.append("\n").append(say("deep.help")).append("\n");
      Arrays.stream(DeepCheck.values()).forEach(check -> page.append(line(check)));
    }
    find(key + "more").ifPresent(more -> page.append("\n").append(more).append("\n"));
    return page.toString();
  }

  private String line(OptionSpec option) {
    String[] names = option.names().clone();
    Arrays.sort(names, (a, b) -> a.length() - b.length());
    String name = (names[0].startsWith("--") ? "      " : "  ") + String.join(", ", names);
    if (option.arity().max() > 0) {
      name += " " + words.say("cli.label", Map.of("label", option.paramLabel()));
    }
    List<String> description = wrap(say(option.descriptionKey()), WIDTH - DESCRIPTION);
    StringBuilder out = new StringBuilder();
    int first = 0;
    if (name.length() < DESCRIPTION - 1) {
      out.append(pad(name)).append(description.get(0));
      first = 1;
    } else {
      out.append(name);
    }
    for (String more : description.subList(first, description.size())) {
      out.append("\n").append(pad("")).append(more);
    }
    return out.append("\n").toString();
  }

  /** What it does, when, and what it costs. */
  private String line(DeepCheck check) {
    CheckWords says = new CheckWords(words);
    String when = check.ofAll() ? say("deep.help.all") : check.puts() ? say("deep.help.put") : "";
    String text = says.what(check) + "; " + says.cost(check.cost());
    String whole = words.also(when.isEmpty() ? List.of(text) : List.of(text, when));
    StringBuilder out = new StringBuilder();
    for (String part : wrap(whole, WIDTH - DESCRIPTION)) {
      out.append(pad(out.length() == 0 ? "      " + check.id() : "")).append(part).append("\n");
    }
    return out.toString();
  }

  private static String pad(String text) {
    return text + " ".repeat(DESCRIPTION - text.length());
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private String say(String key) {
    return words.say(key, Map.of());
  }

  private Optional<String> find(String key) {
    return words.find(key, Map.of());
  }
}
