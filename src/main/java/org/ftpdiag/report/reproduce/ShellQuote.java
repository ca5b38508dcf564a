package org.ftpdiag.report.reproduce;

/** Quotes words for a POSIX shell: what came from outside is never a part of the command. */
final class ShellQuote {

  private ShellQuote() {}

  /** One word of a command line. */
  static String word(String text) {
    boolean plain = !text.isEmpty() && text.charAt(0) != '-';
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      // Brackets are a pattern where a file is called so: an IPv6 literal in a URL is quoted too.
      plain = c < 0x80 && Character.isLetterOrDigit(c) || "_@%+=:,./-".indexOf(c) >= 0;
    }
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
