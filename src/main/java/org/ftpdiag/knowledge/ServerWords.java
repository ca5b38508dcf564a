package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.seen.Reply;

/** Reads what SYST, FEAT and HELP answer. All of it is bounded: a server may say anything. */
final class ServerWords {
  private static final int MOST = 200;
  private static final int LONGEST = 200;
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w*])([A-Z]{3,4})(\\*?)(?![\\w*])");
  private static final Pattern PROSE = Pattern.compile("[a-z]{2}");

  private ServerWords() {}

  /** The first line of SYST's answer. */
  static Optional<String> system(Reply syst) {
    return syst.text().lines().map(ServerWords::clean).filter(l -> !l.isEmpty()).findFirst();
  }

  /**
   * The features (RFC 2389 section 3.2): the lines between the first and the last. The blank before
   * each is often missing, and some servers repeat {@code 211-} instead.
   */
  static List<String> features(Reply feat) {
    List<String> lines = feat.text().lines().toList();
    List<String> features = new ArrayList<>();
    for (int i = 1; i < lines.size() - 1 && features.size() < MOST; i++) {
      String feature = clean(lines.get(i));
      if (!feature.isEmpty()) {
        features.add(feature);
      }
    }
    return List.copyOf(features);
  }

  /**
   * The commands that HELP lists: words of three or four capitals on lines without prose, or in one
   * line behind it. BSD marks with an asterisk what it does not implement.
   */
  static List<String> commands(Reply help) {
    List<String> lines = help.text().lines().limit(MOST).toList();
    if (lines.stream().anyMatch(l -> l.contains("SITE commands"))) {
      return List.of(); // Pure-FTPd lists nothing but the words behind SITE
    }
    Set<String> commands = new LinkedHashSet<>();
    lines.stream().filter(l -> !PROSE.matcher(l).find()).forEach(l -> collect(l, commands));
    if (commands.isEmpty()) {
      lines.stream()
          .filter(l -> COMMAND.matcher(l).results().count() > 2)
          .forEach(l -> collect(l, commands));
    }
    return List.copyOf(commands);
  }

  private static void collect(String line, Set<String> commands) {
    Matcher m = COMMAND.matcher(line);
    while (m.find() && commands.size() < MOST) {
      if (m.group(2).isEmpty()) {
        commands.add(m.group(1));
      }
    }
  }

  private static String clean(String line) {
    String stripped = line.strip();
    return stripped.substring(0, Math.min(stripped.length(), LONGEST));
  }
}
