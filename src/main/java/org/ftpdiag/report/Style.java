package org.ftpdiag.report;

/** Stands in. */
public record Style(boolean colour, boolean unicode, int width, Detail detail) {
  /** No colour, Unicode, 80 columns. */
  public static Style plain() {
    return new Style(false, true, 80, Detail.NORMAL);
  }
}
