package org.ftpdiag.report.print;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Texts in the YAML of TAP's diagnostics. */
public final class TapText {
  private TapText() {}

  /** The reader of Perl's prove takes a first word with a colon for a key, in quotes or not. */
  public static String item(String quoted) {
    int colon = quoted.indexOf(": ");
    boolean key = colon > 0 && quoted.substring(0, colon).strip().indexOf(' ') < 0;
    return key ? quoted.substring(0, colon) + "\\x3A" + quoted.substring(colon + 1) : quoted;
  }

  /** A string of JSON is one of YAML, too. */
  public static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
