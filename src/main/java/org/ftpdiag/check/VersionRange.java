package org.ftpdiag.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of a product, such as {@code >=3.0.5} or {@code >=1.3.6 <1.4}; a version alone means
 * just that one. Parts of digits count as numbers, others as words: 1.10 comes after 1.9, 1.3.8b
 * after 1.3.8.
 */
public record VersionRange(String text, List<Bound> bounds) {
  private static final Pattern BOUND =
      Pattern.compile("(>=|<=|>|<|=|)\\s{0,3}([0-9][0-9A-Za-z.+_~-]{0,40})");
  private static final Pattern PART = Pattern.compile("[0-9]{1,9}|[A-Za-z]+");

  public VersionRange {
    bounds = List.copyOf(bounds);
  }

  record Bound(String sign, String version) {}

  /** Reads a range; empty where it is none. */
  public static Optional<VersionRange> of(String text) {
    List<Bound> bounds = new ArrayList<>();
    String rest = text.strip();
    Matcher m = BOUND.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!m.find(at) || m.start() != at) {
        return Optional.empty();
      }
      bounds.add(new Bound(m.group(1), m.group(2)));
      at = m.end();
      while (at < rest.length() && (rest.charAt(at) == ' ' || rest.charAt(at) == ',')) {
        at++;
      }
    }
    return bounds.isEmpty() ? Optional.empty() : Optional.of(new VersionRange(text, bounds));
  }

  /** Whether a version lies in it. */
  public boolean holds(String version) {
    return bounds.stream().allMatch(b -> holds(b, compare(version, b.version())));
  }

  private static boolean holds(Bound bound, int order) {
    return switch (bound.sign()) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case "<" -> order < 0;
      default -> order == 0;
    };
  }

  static int compare(String a, String b) {
    List<String> first = parts(a);
    List<String> second = parts(b);
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      String x = i < first.size() ? first.get(i) : "0";
      String y = i < second.size() ? second.get(i) : "0";
      int order = compareParts(x, y);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** rc and beta come before the version itself, letters such as the b of 1.3.8b after it. */
  private static int compareParts(String x, String y) {
    int weight = Integer.compare(weight(x), weight(y));
    if (weight != 0) {
      return weight;
    }
    return Character.isDigit(x.charAt(0))
        ? Integer.compare(Integer.parseInt(x), Integer.parseInt(y))
        : x.compareToIgnoreCase(y);
  }

  private static int weight(String part) {
    if (Character.isDigit(part.charAt(0))) {
      return Integer.parseInt(part) == 0 ? 1 : 3;
    }
    return part.matches("(?i)rc|beta|alpha|pre") ? 0 : 2;
  }

  private static List<String> parts(String version) {
    List<String> parts = new ArrayList<>();
    Matcher m = PART.matcher(version);
    while (m.find()) {
      parts.add(m.group());
    }
    return parts;
  }
}
