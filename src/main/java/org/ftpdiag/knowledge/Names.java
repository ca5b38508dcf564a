package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Verb;

/**
 * The names that people have chosen, taken out of what a server says: what a file, a user or a host
 * is called says nothing of what went wrong.
 *
 * <p>A name with a digit, a dot, a blank or a hyphen in it is taken for itself wherever it stands.
 * A plain word, such as {@code quota}, may be one of the server's own: it counts as the name only
 * where names stand, in quotes, before a colon, after "file" or "open" or "user".
 */
public final class Names {
  /** Nobody and nothing is named. */
  public static final Names NONE = new Names(Set.of(), Set.of());

  private static final String FILE = "x.x";
  private static final String SOMEBODY = "x";

  // A hostile server chooses neither, but a log may hold arguments of any length.
  private static final int LONGEST = 255;
  private static final int MOST_PARTS = 8;

  private static final String BEFORE = "(?<![\\p{L}\\p{N}_-])(?<![\\p{L}\\p{N}]\\.)";
  private static final String AFTER = "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}]|['’]\\p{L})";
  private static final String PATH_BEFORE = "(?:[\\w.~@%+/\\\\-]{0,254}[/\\\\])?";
  private static final Pattern PLAIN = Pattern.compile("\\p{L}+");

  // Names of which nobody told: a path, or a first word with a dot or slash in it, of which more is
  // said.
  private static final Pattern PATH =
      Pattern.compile(
          "(?<![^\\s\"'`(\\[<:=])(?:[A-Za-z]:\\\\|/)[^\\s\"'`)\\]>:;,]{1,254}[^\\s\"'`)\\]>:;,.]");
  private static final Pattern HEAD =
      Pattern.compile(
          "^[^\\s:/\\\\.(]{0,64}[./\\\\][^\\s:(]{1,255}(?=: )"
              + "|^[\\w-]{1,64}\\.\\p{Alpha}\\w{0,9}(?= (?:is|was|not|does|already|cannot)\\b)",
          Pattern.MULTILINE);

  private final Set<String> files;
  private final Set<String> people;

  private Names(Set<String> files, Set<String> people) {
    this.files = files;
    this.people = people;
  }

  /**
   * What a reply may name.
   *
   * @param verb the command that it answers
   * @param argument of the command, empty for none; counts where it names a file
   * @param user empty where it is unknown; {@code anonymous} and {@code ftp} name nobody
   * @param host empty where it is unknown
   */
  public static Names of(String verb, String argument, String user, String host) {
    Set<String> files = Verb.of(verb).namesFile() ? parts(argument) : Set.of();
    Set<String> people = new LinkedHashSet<>();
    String who = verb.equals("USER") && !argument.isEmpty() ? argument : user;
    if (counts(who) && !who.equalsIgnoreCase("anonymous") && !who.equalsIgnoreCase("ftp")) {
      people.add(who);
    }
    if (counts(host) && host.chars().anyMatch(Character::isLetter)) {
      people.add(host);
    }
    return files.isEmpty() && people.isEmpty() ? NONE : new Names(files, people);
  }

  private static boolean counts(String name) {
    return !name.isBlank() && name.length() <= LONGEST && !name.chars().allMatch(c -> c == '*');
  }

  /** The path, what it leads through and its last part: servers name any of them. */
  private static Set<String> parts(String argument) {
    String path = argument.strip();
    while (path.startsWith("-") && path.contains(" ")) {
      path = path.substring(path.indexOf(' ') + 1).strip(); // options of ls
    }
    path = path.replaceAll("[/\\\\]+$", "");
    if (!counts(path) || path.startsWith("-")) {
      return Set.of();
    }
    Set<String> parts = new LinkedHashSet<>(List.of(path));
    String[] names = path.split("[/\\\\]+");
    for (int i = names.length - 1; i >= 0 && parts.size() < MOST_PARTS; i--) {
      if (counts(names[i]) && !names[i].matches("\\.{1,2}")) {
        parts.add(names[i]);
      }
    }
    return parts;
  }

  /** A text without the names. */
  String mask(String text) {
    String masked = text;
    String low = text.toLowerCase(Locale.ROOT);
    for (String name : files) {
      if (low.contains(name.toLowerCase(Locale.ROOT))) {
        masked = mask(masked, name, FILE, Place.OF_FILES);
      }
    }
    for (String name : people) {
      if (low.contains(name.toLowerCase(Locale.ROOT))) {
        masked = mask(masked, name, SOMEBODY, Place.OF_PEOPLE);
      }
    }
    return unnamed(masked);
  }

  private static String unnamed(String text) {
    String masked = text;
    if (masked.indexOf('/') >= 0 || masked.indexOf('\\') >= 0) {
      masked = PATH.matcher(masked).replaceAll(FILE);
    }
    return HEAD.matcher(masked).replaceAll(FILE);
  }

  private static String mask(String text, String name, String placeholder, Place place) {
    int any = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    String word = BEFORE + PATH_BEFORE + Pattern.quote(name) + AFTER + "[/\\\\]?";
    if (!PLAIN.matcher(name).matches()) {
      return Pattern.compile(word, any).matcher(text).replaceAll(placeholder);
    }
    String masked = text;
    for (Pattern p : place.around(Pattern.quote(name))) {
      Matcher m = p.matcher(masked);
      masked = m.replaceAll(placeholder);
    }
    return masked;
  }

  /** Where a plain word is a name. */
  private enum Place {
    OF_FILES(
        "file|filename|directory|folder|dir|path|named?|open|opening|read|reading|write|writing"
            + "|store|storing|delete|deleting|create|creating|remove|removing|rename|renaming"
            + "|access|accessing|stat|find|finding|retrieve|retrieving|retr|stor|appe|dele|cwd|mkd"
            + "|rmd|size|mdtm|for|of|to|from"),
    OF_PEOPLE("user|username|account|login|log in|named?|for|of|from|as|to|on|at|host|server");

    private final String nouns;

    Place(String nouns) {
      this.nouns = nouns;
    }

    List<Pattern> around(String name) {
      int any = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;
      List<Pattern> places = new ArrayList<>();
      // "name", [name], (name), /path/name
      places.add(
          Pattern.compile("(?<=[\"'`«“<\\[(])" + PATH_BEFORE + name + "(?=[\"'`»”>\\])])", any));
      places.add(Pattern.compile("[\\w.~@%+-]{0,64}[/\\\\]" + name + AFTER, any));
      // name: ..., file name: ..., open name
      places.add(Pattern.compile("(?:^|(?<=[.!?;:] ))\\s*" + name + "(?= ?:)", any));
      places.add(
          Pattern.compile("(?<=(?<![\\p{L}\\p{N}_-])(?i:" + nouns + ")[: ] ?)" + name + AFTER));
      places.add(Pattern.compile("(?<=[:-] )" + name + "(?=\\W*$)", any));
      places.add(
          Pattern.compile(
              "^\\s*"
                  + name
                  + "(?= (?i:is|was|not|does|doesn't|has|already|could|cannot|can't|exists|isn't|may"
                  + "|access|unknown|[-(])(?![\\p{L}]))",
              Pattern.MULTILINE));
      return places;
    }
  }
}
