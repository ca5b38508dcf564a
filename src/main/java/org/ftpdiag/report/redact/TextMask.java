package org.ftpdiag.report.redact;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Credentials;

/** Masks what a text names: of a server, of another program, of a user. Thread-safe. */
final class TextMask {
  /** What is looked for in a text, from the special to the general. */
  private static final Pattern TOKEN =
      Pattern.compile(
          // 227 and PORT: an address and a port (RFC 959 section 4.1.2)
          "(?<six>(?<![\\d,])\\d{1,3}+(?:,\\d{1,3}+){5}(?![\\d,]))"
              + "|(?<quoted>\"[^\"]{1,1000}+\")"
              + "|(?<url>[A-Za-z]{2,8}+://[^\\s\"'<>]{1,1000}+)"
              + "|(?<v6>(?<![\\w:.])(?:[0-9A-Fa-f]{0,4}+:){2,7}+[0-9A-Fa-f.]{0,15}+(?:%\\w{1,16}+)?(?![\\w:]))"
              + "|(?<v4>(?<![\\w.])\\d{1,3}+(?:\\.\\d{1,3}+){3}(?![\\w]|\\.\\d))"
              + "|(?<path>(?<![\\p{L}\\p{N}_.*)/\\\\-])(?:~|\\.{1,2}|[A-Za-z]:)?+[\\\\/][^\\s\"'<>|;,()\\[\\]]{0,1000}+)"
              + "|(?<word>[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_.@+%&'’:-]{0,1000}[\\p{L}\\p{M}\\p{N}_])?)");

  private static final Pattern DOMAIN =
      Pattern.compile("(?:[A-Za-z0-9_-]{1,63}+\\.){1,20}+[A-Za-z][A-Za-z0-9-]{1,62}+");

  /** How a server of another protocol begins (RFC 4253 section 4.2). */
  private static final Pattern SSH = Pattern.compile("(SSH-\\d\\.\\d{1,2}-)(.+)");

  private static final Pattern ENDS = Pattern.compile("(?<=[^/\\\\.:!?])[.:!?]{1,3}$");

  /** What Java calls its own. */
  private static final Pattern JAVA =
      Pattern.compile("(?:java|javax|sun|com\\.sun|jdk)\\.[\\w.$]+");

  /** Endings of the names of files, which a last part of a name that is no host's has. */
  private static final Set<String> NO_DOMAINS =
      Set.of("conf", "log", "cfg", "ini", "dll", "exe", "c");

  /** What says that the number after it is a version, not an address. */
  private static final Pattern VERSIONED =
      Pattern.compile(
          "(?:version|release|build|server|serv-u|ftpd?|v|/|sftp)[ :/v]{0,3}$",
          Pattern.CASE_INSENSITIVE);

  /** Who calls himself so in a greeting: {@code 220 NAME FTP server ready}. */
  private static final Pattern GREETS =
      Pattern.compile(
          "^(?:220[ -])?([A-Za-z0-9][\\w.-]{1,80}) FTP (?:server|service)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Masks masks;
  private final Vocabulary vocabulary;

  TextMask(Masks masks, Vocabulary vocabulary) {
    this.masks = masks;
    this.vocabulary = vocabulary;
  }

  /** A name of a host, or an address. */
  String host(String name) {
    if (name.isEmpty()) {
      return name;
    }
    int zone = name.indexOf('%');
    Optional<InetAddress> literal = Addresses.literal(zone < 0 ? name : name.substring(0, zone));
    if (literal.isPresent()) {
      return address(literal.get());
    }
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String wild = plain.startsWith("*.") ? "*." : "";
    String mask = masks.of(Masks.Kind.HOST, plain.substring(wild.length()));
    int dot = plain.indexOf('.');
    if (dot > 1 && wild.isEmpty() && !vocabulary.knows(plain.substring(0, dot))) {
      masks.alias(plain.substring(0, dot), mask); // a greeting has the short name
    }
    return wild + mask;
  }

  /** A login name; the anonymous one is nobody's. */
  String user(String name) {
    return name.isEmpty() || Credentials.isAnonymous(name) ? name : masks.of(Masks.Kind.USER, name);
  }

  String address(InetAddress address) {
    return Addresses.text(masks.of(address));
  }

  /** A path: every name of it by itself, so that what lies within what can still be seen. */
  String path(String path) {
    StringBuilder masked = new StringBuilder();
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      boolean ends = i == path.length() || path.charAt(i) == '/' || path.charAt(i) == '\\';
      if (ends) {
        masked.append(step(path.substring(start, i), start == 0));
        if (i < path.length()) {
          masked.append(path.charAt(i));
        }
        start = i + 1;
      }
    }
    return masked.toString();
  }

  private String step(String name, boolean first) {
    boolean nobodys =
        name.isBlank()
            || Set.of(".", "..", "~", "*").contains(name)
            || first && name.matches("[A-Za-z]:|-[A-Za-z]{1,4}");
    return nobodys ? name : masks.of(Masks.Kind.PATH, name);
  }

  /** A text in which names may stand. */
  String text(String text) {
    return text(text, "");
  }

  /**
   * Likewise.
   *
   * @param argument of the command that it answers: where it comes, it is masked whatever it is
   */
  String text(String text, String argument) {
    if (text.length() > 4 && text.charAt(3) == '-' && text.substring(0, 3).matches("[1-6]\\d\\d")) {
      return text.substring(0, 4) + text(text.substring(4), argument); // a reply of several lines
    }
    if (argument.length() > 1
        || argument.length() == 1 && Character.isLetterOrDigit(argument.charAt(0))) {
      int at = whole(text, argument);
      if (at >= 0) {
        return text(text.substring(0, at))
            + path(argument)
            + text(text.substring(at + argument.length()), argument);
      }
    }
    Matcher greeting = GREETS.matcher(text);
    if (greeting.find() && !vocabulary.core(greeting.group(1)) && !product(greeting.group(1))) {
      return text.substring(0, greeting.start(1))
          + host(greeting.group(1))
          + tokens(text.substring(greeting.end(1)));
    }
    return tokens(text);
  }

  /** Words before "FTP server" that are a product's or an article. */
  private boolean product(String word) {
    return vocabulary.token(word)
        || word.indexOf('.') < 0 && vocabulary.knows(word) && word.indexOf('-') < 0;
  }

  private static int whole(String text, String argument) {
    int at = text.indexOf(argument);
    while (at >= 0) {
      int end = at + argument.length();
      boolean apart =
          (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
              && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
      if (apart) {
        return at;
      }
      at = text.indexOf(argument, at + 1);
    }
    return -1;
  }

  private String tokens(String text) {
    Matcher m = TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (m.find()) {
      out.append(text, at, m.start());
      out.append(token(m, text));
      at = m.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private String token(Matcher m, String text) {
    String token = m.group();
    if (m.group("six") != null) {
      return six(token);
    }
    if (m.group("quoted") != null) {
      String inner = token.substring(1, token.length() - 1);
      boolean path =
          inner.startsWith("/") || inner.startsWith("\\") || inner.matches("[A-Za-z]:[\\\\/].*");
      return '"' + (path ? path(inner) : tokens(inner)) + '"';
    }
    if (m.group("url") != null) {
      return url(token);
    }
    if (m.group("v6") != null) {
      int zone = token.indexOf('%');
      return Addresses.literal(zone < 0 ? token : token.substring(0, zone))
          .map(this::address)
          .orElseGet(() -> colons(token));
    }
    if (m.group("v4") != null) {
      Optional<InetAddress> literal = Addresses.literal(token);
      boolean version = VERSIONED.matcher(text.substring(0, m.start())).find();
      return literal.isEmpty() || version && !masks.has(literal.get())
          ? token
          : address(literal.get());
    }
    if (m.group("path") != null) { // a sentence goes on or ends after it
      String bare = ENDS.matcher(token).replaceFirst("");
      return path(bare) + token.substring(bare.length());
    }
    return word(token);
  }

  /** {@code 192,0,2,1,195,80}: the port stays. */
  private String six(String token) {
    String[] numbers = token.split(",");
    String dotted = String.join(".", numbers[0], numbers[1], numbers[2], numbers[3]);
    return Addresses.literal(dotted)
        .map(a -> address(a).replace('.', ',') + "," + numbers[4] + "," + numbers[5])
        .orElse(token);
  }

  /** Times stay; what has letters may be the address of a network card. */
  private String colons(String token) {
    return token.chars().anyMatch(Character::isLetter) ? masks.of(Masks.Kind.NAME, token) : token;
  }

  /** {@code ftp://user@host:21/path}. */
  private String url(String url) {
    if (vocabulary.knows(url.replaceFirst("[).,]+$", ""))) {
      return url;
    }
    int at = url.indexOf("://") + 3;
    int slash = url.indexOf('/', at);
    String authority = url.substring(at, slash < 0 ? url.length() : slash);
    String rest = slash < 0 ? "" : path(url.substring(slash));
    int sign = authority.lastIndexOf('@');
    String who = sign < 0 ? "" : login(authority.substring(0, sign)) + "@";
    return url.substring(0, at) + who + hostAndPort(authority.substring(sign + 1)) + rest;
  }

  private String login(String login) {
    int colon = login.indexOf(':');
    return colon < 0 ? user(login) : user(login.substring(0, colon)) + ":***";
  }

  /** {@code host:port}, an IPv6 literal in brackets. */
  String hostAndPort(String text) {
    int close = text.indexOf(']');
    if (text.startsWith("[") && close > 0) {
      return "[" + host(text.substring(1, close)) + "]" + text.substring(close + 1);
    }
    int colon = text.indexOf(':');
    boolean port = colon >= 0 && text.indexOf(':', colon + 1) < 0;
    return port ? host(text.substring(0, colon)) + text.substring(colon) : host(text);
  }

  private String word(String word) {
    Optional<String> known = masks.known(word);
    if (known.isPresent()
        && (!vocabulary.core(word) || masks.kind(word).equals(Optional.of(Masks.Kind.USER)))) {
      return known.get();
    }
    if (vocabulary.token(word)) {
      return word;
    }
    Matcher ssh = SSH.matcher(word);
    if (ssh.matches()) {
      return ssh.group(1) + word(ssh.group(2));
    }
    int sign = word.indexOf('@');
    if (sign > 0) {
      return user(word.substring(0, sign)) + "@" + hostAndPort(word.substring(sign + 1));
    }
    int colon = word.indexOf(':');
    if (colon > 0) {
      return word(word.substring(0, colon)) + ":" + tokens(word.substring(colon + 1));
    }
    if (JAVA.matcher(word).matches()) {
      return word;
    }
    if (DOMAIN.matcher(word).matches() && !NO_DOMAINS.contains(ending(word))) {
      return host(word);
    }
    return vocabulary.knows(word) ? word : masks.of(Masks.Kind.NAME, word);
  }

  private static String ending(String word) {
    return word.substring(word.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
