package org.ftpdiag.report.print;

/** Text that XML can hold. */
public final class XmlText {
  private XmlText() {}

  /** Without what XML 1.0 cannot hold (section 2.2); all else was made fit to be shown before. */
  public static String valid(String text) {
    return text.replaceAll(
        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
