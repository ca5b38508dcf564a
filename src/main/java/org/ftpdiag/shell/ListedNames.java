package org.ftpdiag.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a listing, as far as completion needs them; a directory's ends with a slash. */
final class ListedNames {
  /** As ls(1) writes: mode, links, owner, group, size, three words of date, name. */
  private static final Pattern UNIX =
      Pattern.compile("([-dlbcps])\\S{9,10}\\s+(?:\\S+\\s+){7}(\\S.*)");

  private ListedNames() {}

  static List<String> of(String verb, List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      String name = name(verb, line);
      boolean itself = List.of(".", "..", "./", "../", "").contains(name);
      boolean visible = name.chars().noneMatch(c -> c < ' ' || c == 0x7F);
      if (!itself && visible) {
        names.add(name);
      }
    }
    return names;
  }

  private static String name(String verb, String line) {
    if (verb.equals("NLST")) {
      return line.strip();
    }
    if (verb.equals("MLSD")) {
      int blank = line.indexOf(' ');
      boolean directory = line.toLowerCase(java.util.Locale.ROOT).contains("type=dir;");
      return blank < 0 ? "" : line.substring(blank + 1) + (directory ? "/" : "");
    }
    Matcher m = UNIX.matcher(line);
    if (!m.matches()) {
      return "";
    }
    String name = m.group(1).equals("l") ? m.group(2).replaceFirst(" -> .*", "") : m.group(2);
    return name + (m.group(1).equals("d") ? "/" : "");
  }
}
