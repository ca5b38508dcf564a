package org.ftpdiag.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ftpdiag.model.Resource;

/** The JSON Schemas (2020-12) of the documents that ftpdiag writes, by the names of these. */
public final class Schemas {
  public static final List<String> NAMES =
      List.of(
          "report",
          "explain",
          "code",
          "codes",
          "compare",
          "finding",
          "findings",
          "diff",
          "check",
          "fleet",
          "watch");

  private Schemas() {}

  /**
   * A schema.
   *
   * @param name one of {@link #NAMES}
   */
  public static String of(String name) {
    byte[] text = Resource.bytes(Schemas.class, "schemas/" + name + ".json");
    return new String(text, StandardCharsets.UTF_8);
  }
}
