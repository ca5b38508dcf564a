package org.ftpdiag.real;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pastes lines into a configuration as its administrator does who was told: in place of any line
 * that sets the same; what is new goes to the end, in Python beside what it speaks of.
 */
final class Pasting {
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z_.][A-Za-z0-9_.]*)(?:\\s*=|\\s|$)"); // vsftpd and Python: =, others: a blank
  private static final String SHELL = "$ ";

  private Pasting() {}

  /** The lines of the configuration with the new ones in them; commands for a shell left out. */
  static List<String> paste(List<String> configuration, List<String> lines) {
    List<String> all = new ArrayList<>(configuration);
    int depth = 0;
    for (String line : lines) {
      if (line.startsWith(SHELL)) {
        continue;
      }
      boolean section = line.strip().startsWith("<");
      depth += section ? line.strip().startsWith("</") ? -1 : 1 : 0;
      if (section || depth > 0 || line.startsWith("from ")) {
        all.add(line.startsWith("from ") ? 0 : all.size(), line);
      } else {
        replace(all, line);
      }
    }
    return all;
  }

  /** Those of the lines that are typed into a shell. */
  static List<String> commands(List<String> lines) {
    return lines.stream()
        .filter(l -> l.startsWith(SHELL))
        .map(l -> l.substring(SHELL.length()))
        .toList();
  }

  private static void replace(List<String> all, String line) {
    String name = name(line);
    int depth = 0;
    int place = -1;
    for (int i = 0; i < all.size(); i++) {
      String old = all.get(i).strip();
      depth += old.startsWith("</") ? -1 : old.startsWith("<") ? 1 : 0;
      // Debian's own <IfModule> is no section of the server: what is inside counts.
      if (!old.startsWith("#")
          && !old.startsWith("<")
          && !name.isEmpty()
          && name.equals(name(old))) {
        if (place < 0) {
          place = i;
          all.set(i, line);
        } else {
          all.remove(i--);
        }
      }
    }
    if (place < 0) {
      all.add(end(all, line), line);
    }
  }

  /**
   * Python runs from the top: an attribute has to stand after its object was made and before it is
   * used.
   */
  private static int end(List<String> all, String line) {
    String of =
        line.contains(".") && line.matches("(handler|server|authorizer)\\..*")
            ? line.substring(0, line.indexOf('.'))
            : "";
    for (int i = 0; i < all.size() && !of.isEmpty(); i++) {
      if (all.get(i).startsWith(of + " = ")) {
        return i + 1;
      }
    }
    return all.size();
  }

  private static String name(String line) {
    Matcher m = NAME.matcher(line);
    return m.lookingAt() ? m.group(1) : "";
  }
}
