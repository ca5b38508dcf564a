package org.ftpdiag.cli.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Options whose value is one of a few names. */
public final class Choice {
  private Choice() {}

  /**
   * The constant that a value names; case does not matter.
   *
   * @param value null for an option that was not given
   * @throws UsageException where there is none of this name; it lists those there are
   */
  public static <E extends Enum<E>> Optional<E> of(
      String option, String value, Class<E> constants) {
    if (value == null) {
      return Optional.empty();
    }
    for (E constant : constants.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return Optional.of(constant);
      }
    }
    throw new UsageException(
        "choice", "option", option, "value", value, "choices", String.join(", ", names(constants)));
  }

  /** What may be written. */
  public static <E extends Enum<E>> List<String> names(Class<E> constants) {
    return Arrays.stream(constants.getEnumConstants())
        .map(c -> c.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
