package org.ftpdiag.explain.secrets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ftp://user:secret@host}, also as clients take it without a scheme. */
final class UrlForm {
  private static final Pattern BARE =
      Pattern.compile(
          "(?i)\\b(?:open|lftp|ftp|ncftp|connect(?:ing)?(?: to)?|site|login)\\s{1,8}+"
              + "(?:-\\S{1,80}+\\s{1,4}+){0,6}+['\"]?+([^\\s:@/'\"]{1,128}+:)(?!//)(?=\\S{0,300}@)");

  /**
   * What scanners say of a login: {@code Failed: user:secret (530 x)}, at the end of a line too.
   */
  private static final Pattern TRIED =
      Pattern.compile(
          "(?i)\\b(?:failed|successful):\\s{1,4}+([^\\s:@/'\"]{1,128}+):(\\S{1,256}+)(?=\\s{1,4}\\(|\\s*+$)");

  private UrlForm() {}

  static void tried(SecretSpans to) {
    Matcher m = TRIED.matcher(to.text());
    while (m.find()) {
      boolean address = m.group(1).indexOf('.') >= 0 && m.group(2).matches("\\d{1,5}");
      if (!address && !SecretSpans.placeholder(m.group(2))) {
        to.add(m.start(2), m.end(2));
        to.also(m.group(2));
      }
    }
  }

  static void find(SecretSpans to) {
    String text = to.text();
    int from = text.indexOf("://");
    while (from >= 0) {
      from = text.indexOf("://", authority(to, from + 3));
    }
    Matcher m = BARE.matcher(text);
    while (m.find()) {
      authority(to, m.start(1));
    }
  }

  /** Up to the last @ of the word, because a password may hold one. */
  private static int authority(SecretSpans to, int start) {
    String text = to.text();
    int end = start;
    int colon = -1;
    int at = -1;
    while (end < text.length() && " \t\"'<>".indexOf(text.charAt(end)) < 0) {
      char c = text.charAt(end);
      colon = c == ':' && colon < 0 ? end : colon;
      at = c == '@' ? end : at;
      end++;
    }
    boolean literal = start < text.length() && text.charAt(start) == '[';
    if (colon > 0 && at > colon + 1 && !literal && !port(text, colon, at)) {
      String value = text.substring(colon + 1, at);
      if (!SecretSpans.placeholder(value)) {
        to.add(colon + 1, at);
        decoded(to, value);
        decoded(to, value.substring(0, Math.max(0, value.indexOf('@')))); // one of the path follows
      }
    }
    return end;
  }

  private static void decoded(SecretSpans to, String value) {
    if (value.indexOf('%') >= 0) {
      try {
        to.also(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        to.also(value); // a % of its own
      }
    } else if (!value.isEmpty()) {
      to.also(value);
    }
  }

  /** {@code host:21/a@b} holds no secret. */
  private static boolean port(String text, int colon, int at) {
    int i = colon + 1;
    while (i < at && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > colon + 1 && text.charAt(i) == '/';
  }
}
