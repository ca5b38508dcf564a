package org.ftpdiag.explain.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a log is wrapped in line by line when it is collected or shown: JSON objects, HTML, and the
 * colours of terminals, the quotation marks of word processors and of lists. Learnt from the
 * beginning of the log, so that others pay nothing for it.
 */
public final class Wrapping {
  private static final Set<String> TAGS =
      Set.of(
          "a", "b", "br", "code", "dd", "div", "dl", "dt", "em", "font", "i", "li", "ol", "p",
          "pre", "small", "span", "strong", "table", "tbody", "td", "th", "tr", "tt", "u", "ul");

  /** The text of a record, by the names that collectors and libraries give it. */
  private static final List<String> MESSAGES =
      List.of("message", "msg", "log", "@message", "text", "short_message", "MESSAGE", "event");

  /** What is no part of what was said. */
  private static final Set<String> ASIDE =
      Set.of(
          "time",
          "timestamp",
          "ts",
          "@timestamp",
          "@version",
          "level",
          "lvl",
          "severity",
          "stream",
          "sender",
          "logger",
          "logger_name",
          "caller",
          "hostname",
          "host",
          "pid",
          "thread",
          "thread_name",
          "server_id",
          "level_value");

  /** What belongs to a message that is a sentence: what failed, and why. */
  private static final Set<String> KEPT = Set.of("directive", "error", "err", "reason");

  /** What a word processor or a web page puts in place of quotation marks, blanks and nothing. */
  private static final String TYPESET = "“”„\u00a0\u2007\u202f\u200b\ufeff";

  /** What shows that a log is a part of the source of a page: it has no such sign as it is. */
  private static final List<String> ENTITIES = List.of("&lt;", "&gt;", "&quot;");

  /** So many lines at least have quotation marks that are not their own. */
  private static final int FEWEST = 3;

  private static final int QUOTES = 3;
  private static final int BLANKS = 3;

  /** A control sequence whose first character was lost on the way: {@code [0;32m}, {@code [0K}. */
  private static final Pattern LOST = Pattern.compile("\\[[0-9;]{1,12}[mK]");

  private static final JsonFactory JSON = new JsonFactory();

  private final boolean json;
  private final boolean html;
  private final boolean colours;
  private final boolean typeset;
  private final boolean listed;

  private Wrapping(boolean json, boolean html, boolean colours, boolean typeset, boolean listed) {
    this.json = json;
    this.html = html;
    this.colours = colours;
    this.typeset = typeset;
    this.listed = listed;
  }

  /** The wrapping of a log that begins so. */
  public static Wrapping of(List<LogLine> head) {
    int objects = 0;
    int tags = 0;
    int written = 0;
    int items = 0;
    boolean colours = false;
    boolean typeset = false;
    boolean escaped = false;
    boolean raw = false;
    for (LogLine line : head) {
      String text = plain(line.text()).strip();
      written += text.isEmpty() ? 0 : 1;
      objects += text.startsWith("{\"") && text.endsWith("}") ? 1 : 0;
      tags += tagged(text) ? 1 : 0;
      escaped |= ENTITIES.stream().anyMatch(text::contains);
      raw |= text.indexOf('<') >= 0 && tagless(text).indexOf('<') >= 0;
      raw |= text.indexOf('>') >= 0 && tagless(text).indexOf('>') >= 0;
      items += isItem(text) && !text.contains("\",\"") ? 1 : 0;
      colours |= line.text().indexOf('\u001b') >= 0 || LOST.matcher(line.text()).lookingAt();
      typeset |= TYPESET.chars().anyMatch(c -> text.indexOf(c) >= 0);
    }
    boolean json = 2 * objects >= written && objects > 0;
    boolean listed = written >= FEWEST && 10 * items >= 9 * written;
    boolean html = 2 * tags >= written || escaped && !raw;
    return new Wrapping(json, html, colours, typeset, listed);
  }

  /** An item of a list of texts, as tools for servers print what a program said. */
  private static boolean isItem(String text) {
    int end = text.length() - (text.endsWith(",") ? 1 : 0);
    return end > 1 && text.charAt(0) == '"' && text.charAt(end - 1) == '"';
  }

  private static String item(String text) {
    String bare = text.strip();
    int end = bare.length() - (bare.endsWith(",") ? 2 : 1);
    return isItem(bare) ? unescaped(bare.substring(1, end)) : text;
  }

  /** A NUL, which no log has, keeps the place of a backslash that is one. */
  private static String unescaped(String text) {
    return text.indexOf('\\') < 0
        ? text
        : text.replace("\\\\", "\0").replace("\\t", "\t").replace("\\\"", "\"").replace('\0', '\\');
  }

  private static boolean tagged(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    return low.contains("<br") || low.contains("</") || low.contains("&gt;");
  }

  /** The line without it. */
  public LogLine cut(LogLine line) {
    if (!json && !html && !colours && !typeset && !listed) {
      return line;
    }
    String text = line.text();
    if (colours) {
      text = plain(text);
    }
    if (json && text.strip().startsWith("{")) {
      text = said(text);
    }
    if (html) {
      text = untagged(text);
    }
    if (typeset) {
      text = untypeset(text);
    }
    if (listed) {
      text = item(text);
    }
    return new LogLine(line.number(), text);
  }

  /** As a keyboard writes it. */
  private static String untypeset(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int kind = TYPESET.indexOf(c);
      if (kind < 0) {
        out.append(c);
      } else if (kind < QUOTES) {
        out.append('"');
      } else if (kind < QUOTES + BLANKS) {
        out.append(' ');
      }
    }
    return out.toString();
  }

  /** Without the control sequences of terminals (ECMA-48 section 5.4), or what is left of them. */
  private static String plain(String text) {
    if (text.indexOf('\u001b') < 0) {
      return text.indexOf('[') < 0 ? text : LOST.matcher(text).replaceAll("");
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\u001b') {
        out.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '[') {
        i += 2;
        while (i < text.length() && (text.charAt(i) < '@' || text.charAt(i) > '~')) {
          i++;
        }
      }
    }
    return out.toString();
  }

  /** The message, then what else is named; {@code line}, which has the dialogue, comes last. */
  private static String said(String text) {
    String message = "";
    String last = "";
    List<String> others = new ArrayList<>();
    try (JsonParser in = JSON.createParser(text)) {
      int depth = 0;
      for (JsonToken t = in.nextToken(); t != null; t = in.nextToken()) {
        depth += t.isStructStart() ? 1 : t.isStructEnd() ? -1 : 0;
        String name = in.currentName();
        if (depth == 1 && t.isScalarValue() && name != null) {
          String value = in.getText().stripTrailing();
          if (MESSAGES.contains(name) && message.isEmpty()) {
            message = value;
          } else if (name.equals("line")) {
            last = " line=" + value;
          } else if (!ASIDE.contains(name)) {
            others.add(name + "=" + quoted(value));
          }
        }
      }
    } catch (IOException e) {
      return text; // no JSON after all
    }
    if (message.isEmpty() && last.isEmpty()) {
      return text;
    }
    if (last.isEmpty() && message.indexOf(' ') > 0) {
      others.removeIf(other -> !KEPT.contains(other.substring(0, other.indexOf('='))));
    }
    return others.isEmpty() ? message + last : message + " " + String.join(" ", others) + last;
  }

  /** A value of several words in quotation marks: a password may be one. */
  private static String quoted(String value) {
    return value.indexOf(' ') < 0 ? value : '"' + value.replace("\"", "\\\"") + '"';
  }

  private static String untagged(String text) {
    return tagless(text)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }

  private static String tagless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int end = c == '<' ? text.indexOf('>', i) : -1;
      if (end > 0 && TAGS.contains(tag(text, i + 1))) {
        boolean breaks = tag(text, i + 1).equals("br") && !text.substring(end + 1).isBlank();
        if (breaks) {
          out.append(LogLine.BREAK);
        }
        i = end;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String tag(String text, int from) {
    int at = from < text.length() && text.charAt(from) == '/' ? from + 1 : from;
    int end = at;
    while (end < text.length() && end < at + 8 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end).toLowerCase(Locale.ROOT);
  }
}
