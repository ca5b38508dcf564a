package org.ftpdiag.explain.event;

/** What stands between the {@code *} of a table's cell: pieces of a text, in their order. */
public final class Parts {
  private Parts() {}

  /** Where the last of them ends in a text; -1 where it does not hold them in this order. */
  public static int end(String text, String[] parts) {
    int from = 0;
    for (String part : parts) {
      int found = text.indexOf(part, from);
      if (found < 0) {
        return -1;
      }
      from = found + part.length();
    }
    return from;
  }
}
