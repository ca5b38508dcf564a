package org.ftpdiag.report.redact;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ftpdiag.model.Resource;

/**
 * Masks the names in certificates (RFC 4514). Those of public authorities ({@code authorities.txt})
 * stay: half the world's certificates have them, and a missing intermediate is found by its name.
 */
final class DistinguishedNames {
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9.]{0,40}|\\d[\\d.]{0,60})=(\"[^\"]{0,500}+\"|[^,+\\\\\"]*+(?:\\\\.[^,+\\\\\"]*+){0,64})");

  private static final Set<String> OF_PLACES = Set.of("C", "ST", "L", "S", "STREET", "POSTALCODE");

  private final Masks masks;
  private final TextMask text;
  private final Set<String> authorities;

  DistinguishedNames(Masks masks, TextMask text) {
    this.masks = masks;
    this.text = text;
    this.authorities =
        new String(
                Resource.bytes(DistinguishedNames.class, "authorities.txt"), StandardCharsets.UTF_8)
            .lines()
            .filter(l -> !l.startsWith("#") && !l.isBlank())
            .map(l -> l.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A distinguished name. */
  String mask(String name) {
    boolean authority = false;
    Matcher m = ATTRIBUTE.matcher(name);
    while (m.find()) {
      authority |= m.group(1).equalsIgnoreCase("O") && authorities.contains(plain(m.group(2)));
    }
    StringBuilder out = new StringBuilder();
    m.reset();
    while (m.find()) {
      m.appendReplacement(out, "");
      out.append(m.group(1)).append('=').append(value(m.group(1), m.group(2), authority));
    }
    StringBuilder rest = new StringBuilder();
    m.appendTail(rest);
    return out.append(out.length() == 0 ? text.text(name) : text.text(rest.toString())).toString();
  }

  private static String plain(String value) {
    return value.replace("\"", "").replace("\\", "").strip().toLowerCase(Locale.ROOT);
  }

  private String value(String type, String value, boolean authority) {
    String bare = value.replace("\"", "").strip();
    if (type.equalsIgnoreCase("CN")
        && bare.indexOf(' ') < 0
        && (bare.indexOf('.') > 0 || bare.indexOf(':') > 0 || !authority)) {
      return text.host(bare);
    }
    boolean place = OF_PLACES.contains(type.toUpperCase(Locale.ROOT));
    return authority
        ? value
        : place ? masks.of(Masks.Kind.NAME, bare) : masks.of(Masks.Kind.ORG, bare);
  }
}
