package org.ftpdiag.cli.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a {@code .netrc} file, as ftp(1) and curl read it.
 *
 * @param machine the host; empty for {@code default}
 */
record Netrc(
    Optional<String> machine,
    Optional<String> login,
    Optional<String> password,
    Optional<String> account) {

  /** Every entry, in the order of the file. */
  static List<Netrc> parse(String text) {
    List<Netrc> entries = new ArrayList<>();
    Tokens tokens = new Tokens(text);
    Netrc entry = null;
    for (Optional<String> t = tokens.next(); t.isPresent(); t = tokens.next()) {
      switch (t.get()) {
        case "machine" -> {
          add(entries, entry);
          entry = of(tokens.next());
        }
        case "default" -> {
          add(entries, entry);
          entry = of(Optional.empty());
        }
        case "macdef" -> tokens.skipMacro();
        default -> {
          if (t.get().startsWith("#")) {
            tokens.skipLine();
          } else if (entry != null) {
            entry = entry.with(t.get(), tokens);
          }
        }
      }
    }
    add(entries, entry);
    return entries;
  }

  /** The first entry that fits a host and a user. */
  static Optional<Netrc> find(List<Netrc> entries, String host, String user) {
    return entries.stream()
        .filter(e -> e.machine.isEmpty() || e.machine.get().equalsIgnoreCase(host))
        .filter(e -> e.login.isEmpty() || e.login.get().equals(user))
        .filter(e -> e.password.isPresent())
        .findFirst();
  }

  private static Netrc of(Optional<String> machine) {
    return new Netrc(machine, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void add(List<Netrc> entries, Netrc entry) {
    if (entry != null) {
      entries.add(entry);
    }
  }

  private Netrc with(String keyword, Tokens tokens) {
    return switch (keyword) {
      case "login" -> new Netrc(machine, tokens.next(), password, account);
      case "password" -> new Netrc(machine, login, tokens.next(), account);
      case "account" -> new Netrc(machine, login, password, tokens.next());
      default -> this;
    };
  }

  /** The words of the file; one in double quotes may hold blanks and backslash escapes. */
  private static final class Tokens {
    private final String text;
    private int at;

    Tokens(String text) {
      this.text = text;
    }

    Optional<String> next() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        return Optional.empty();
      }
      boolean quoted = text.charAt(at) == '"';
      if (quoted) {
        at++;
      }
      StringBuilder token = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (quoted ? c == '"' : Character.isWhitespace(c)) {
          at -= quoted ? 0 : 1;
          break;
        }
        if (quoted && c == '\\' && at < text.length()) {
          c = text.charAt(at++);
        }
        token.append(c);
      }
      return Optional.of(token.toString());
    }

    void skipLine() {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }

    /** A macro ends at an empty line. */
    void skipMacro() {
      skipLine();
      while (at < text.length()) {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        skipLine();
        if (line.isBlank()) {
          return;
        }
      }
    }
  }
}
