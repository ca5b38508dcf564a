package org.ftpdiag.explain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the JSON that ftpdiag itself writes: a report is printed again, and not explained. */
public final class OwnReport {
  private static final Pattern SCHEMA =
      Pattern.compile("\"schema\"\\s*:\\s*\"(ftpdiag\\.[a-z]{1,20}/[0-9]{1,3})\"");

  private OwnReport() {}

  /** The schema that the first lines name; empty where they are something else. */
  static Optional<String> schema(List<String> lines) {
    return schema(String.join("\n", lines.subList(0, Math.min(lines.size(), 5))));
  }

  /** The schema that the beginning of a document names. */
  public static Optional<String> schema(String text) {
    String head = text.length() > 1000 ? text.substring(0, 1000) : text;
    Matcher m = SCHEMA.matcher(head);
    return head.stripLeading().startsWith("{") && m.find()
        ? Optional.of(m.group(1))
        : Optional.empty();
  }
}
