package org.ftpdiag.cli.options;

import java.util.List;
import java.util.Map;

/** Which language a person reads. */
public final class Language {
  private static final String FALLBACK = "en";
  public static final List<String> KNOWN = List.of(FALLBACK, "fr");

  private Language() {}

  /**
   * The language of {@code --lang}, else of the locale; the locale's too where there is no such
   * language. Looks at the bare arguments, because what is wrong with them is said in that language
   * too.
   */
  public static String choose(String[] args, Map<String, String> environment) {
    for (int i = args.length - 1; i >= 0; i--) { // the last one counts
      String option = null;
      if (args[i].startsWith("--lang=")) {
        option = args[i].substring("--lang=".length());
      } else if (args[i].equals("--lang") && i + 1 < args.length) {
        option = args[i + 1];
      }
      if (option != null && KNOWN.contains(option)) {
        return present(option);
      }
    }
    for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        // POSIX: language[_territory][.codeset][@modifier]
        return present(language(value));
      }
    }
    return FALLBACK;
  }

  /**
   * Holds the argument of {@code --lang} against the languages there are.
   *
   * @param option null where it was not given
   */
  public static void check(String option) {
    if (option != null && !KNOWN.contains(option)) {
      throw new UsageException(
          "choice", "option", "--lang", "value", option, "choices", String.join(", ", KNOWN));
    }
  }

  /** What stands before territory, codeset and modifier. */
  private static String language(String locale) {
    int end = 0;
    while (end < locale.length() && "_.@".indexOf(locale.charAt(end)) < 0) {
      end++;
    }
    return locale.substring(0, end);
  }

  /** The language itself where it has words, else English. */
  private static String present(String language) {
    return KNOWN.contains(language) ? language : FALLBACK;
  }
}
