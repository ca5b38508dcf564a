package org.ftpdiag.ftp;

import java.util.Locale;

/** Commands that carry a secret, which therefore nobody may type into a line that others see. */
public final class SecretCommand {
  private SecretCommand() {}

  /** Whether a whole command line sends a password or an account, or changes a password. */
  public static boolean isOne(String line) {
    String text = line.strip();
    String verb = word(text);
    return verb.equals("PASS") || verb.equals("ACCT") || changesPassword(verb, rest(text, verb));
  }

  /**
   * Whether a command changes a password, as {@code SITE PSWD} does.
   *
   * @param verb in capitals
   * @param rest what follows it
   */
  public static boolean changesPassword(String verb, String rest) {
    String first = word(rest.strip());
    return verb.equals("SITE") && (first.contains("PASS") || first.contains("PSW"));
  }

  private static String rest(String text, String word) {
    return text.substring(word.length());
  }

  /** The first word, in capitals. */
  private static String word(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toUpperCase(Locale.ROOT);
  }
}
