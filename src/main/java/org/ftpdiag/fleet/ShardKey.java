package org.ftpdiag.fleet;

import java.util.Locale;
import org.ftpdiag.fleet.input.Entry;

/** What of a line decides its part: host and port, however they are written. */
final class ShardKey {
  private static final String SCHEME = "://";
  private static final String PORT = ":21";
  private static final String IMPLICIT_PORT = ":990";

  private ShardKey() {}

  static String of(Entry entry) {
    return entry.target().map(ShardKey::of).orElse(entry.text());
  }

  static String of(String target) {
    String text = target.toLowerCase(Locale.ROOT);
    int scheme = text.indexOf(SCHEME);
    String port = text.startsWith("ftps" + SCHEME) ? IMPLICIT_PORT : PORT;
    String rest = scheme < 0 ? text : text.substring(scheme + SCHEME.length());
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    boolean bracketed = place.startsWith("[");
    if (!bracketed && place.indexOf(':') != place.lastIndexOf(':')) {
      return "[" + place + "]" + port; // a bare IPv6 address
    }
    boolean named = place.indexOf(':', bracketed ? place.indexOf(']') + 1 : 0) >= 0;
    return named ? place : place + port;
  }
}
