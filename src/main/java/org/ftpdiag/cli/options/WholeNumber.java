package org.ftpdiag.cli.options;

import java.util.OptionalInt;

/** Whole numbers that options take: digits alone, within bounds. */
public final class WholeNumber {
  private WholeNumber() {}

  /**
   * A number as it was typed.
   *
   * @param least 0 or more
   * @return empty where it is none, or none of {@code least} to {@code most}
   */
  public static OptionalInt of(String value, int least, int most) {
    int n = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    return n < least || n > most ? OptionalInt.empty() : OptionalInt.of(n);
  }
}
