package org.ftpdiag.cli.console;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What the launcher found out about the terminal.
 *
 * @param in standard input is a terminal
 * @param out standard output is one
 * @param err standard error is one
 * @param columns its width, 80 when unknown
 * @param charset what standard output and error are encoded in
 */
public record Terminal(boolean in, boolean out, boolean err, int columns, Charset charset) {
  private static final int COLUMNS = 80;

  /** Reads what the launcher passed on, and the encoding that Java found in the locale. */
  public static Terminal of(Properties properties, Map<String, String> environment) {
    String tty = properties.getProperty("ftpdiag.tty", "");
    return new Terminal(
        flag(tty, 0),
        flag(tty, 1),
        flag(tty, 2),
        columns(properties),
        charset(properties, environment));
  }

  /** No terminal anywhere. */
  public static Terminal none(Charset charset) {
    return new Terminal(false, false, false, COLUMNS, charset);
  }

  /** The same with nobody at standard input. */
  Terminal unattended() {
    return new Terminal(false, out, err, columns, charset);
  }

  private static boolean flag(String tty, int stream) {
    return tty.length() > stream && tty.charAt(stream) == '1';
  }

  private static int columns(Properties properties) {
    String columns = properties.getProperty("ftpdiag.columns", "");
    int width = 0;
    for (int i = 0; i < columns.length(); i++) { // no expression: it would delay every start
      char c = columns.charAt(i);
      if (c < '0' || c > '9' || i > 3) {
        return COLUMNS;
      }
      width = 10 * width + c - '0';
    }
    return columns.startsWith("0") || width == 0 ? COLUMNS : width;
  }

  private static Charset charset(Properties properties, Map<String, String> environment) {
    Charset found = charset(properties);
    return found.equals(StandardCharsets.US_ASCII) && namesUtf8(environment)
        ? StandardCharsets.UTF_8
        : found;
  }

  /**
   * Whether the locale's name says UTF-8, the names in the order of POSIX. The system takes ASCII
   * for a locale that is not installed (in a container, over ssh); the terminal shows UTF-8 all the
   * same.
   */
  private static boolean namesUtf8(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains(".utf-8") || lower.contains(".utf8");
      }
    }
    return false;
  }

  private static Charset charset(Properties properties) {
    // JDK 19 has stdout.encoding; JDK 17 the same under an older name, and only on a terminal.
    for (String name : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
      String value = properties.getProperty(name);
      if (value != null && Charset.isSupported(value)) {
        return Charset.forName(value);
      }
    }
    return Charset.defaultCharset();
  }
}
