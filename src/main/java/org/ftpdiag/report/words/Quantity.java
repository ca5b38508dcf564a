package org.ftpdiag.report.words;

import java.util.Locale;
import java.util.OptionalDouble;

/** Times and sizes as a person reads them. */
public final class Quantity {
  private static final String[] UNITS = {"unit.kilobyte", "unit.megabyte", "unit.gigabyte"};

  private final Words words;

  public Quantity(Words words) {
    this.words = words;
  }

  /** {@code 23 ms}, {@code 10.0 s}; nothing for an unknown time. */
  public String time(OptionalDouble ms) {
    return ms.isPresent() ? time(ms.getAsDouble()) : "";
  }

  /** {@code 23 ms}, {@code 10.0 s}. */
  public String time(double ms) {
    return Math.round(ms) < 1000 ? words.say("unit.ms", "n", Math.round(ms)) : seconds(ms);
  }

  /** {@code 0.41 s}, {@code 10.4 s}, {@code 125 s}. */
  public String seconds(double ms) {
    int decimals = ms < 995 ? 2 : ms < 99_950 ? 1 : 0;
    return words.say("unit.s", "n", String.format(Locale.ROOT, "%." + decimals + "f", ms / 1000));
  }

  /** {@code 5 s}: whole seconds, for limits and waits. */
  public String wholeSeconds(double ms) {
    return words.say("unit.s", "n", (long) (ms / 1000));
  }

  /** {@code 812 B}, {@code 1.2 MB}; decimal units. */
  public String bytes(long bytes) {
    if (bytes < 1000) {
      return words.say("unit.byte", "n", bytes);
    }
    double n = bytes;
    int unit = -1;
    while (n >= 999.95 && unit < UNITS.length - 1) {
      n /= 1000;
      unit++;
    }
    return words.say(UNITS[unit], "n", String.format(Locale.ROOT, "%.1f", n));
  }

  /** {@code 5.3 MB/s}. */
  public String speed(long bytes, double ms) {
    return words.say("unit.speed", "size", bytes(Math.round(bytes * 1000 / Math.max(ms, 1))));
  }
}
