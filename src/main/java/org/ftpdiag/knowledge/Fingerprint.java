package org.ftpdiag.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of {@code fingerprints.tsv}: words by which a product gives itself away.
 *
 * @param source which reply they are searched in
 * @param regex searched in the reply's text; {@code ^} and {@code $} stand at every line
 * @param product the name as a person writes it
 * @param versionGroup the group of the expression that holds the version, 0 for none
 * @param family the key of the dialect
 * @param sample a text of such a product; no earlier row of the source may match it
 */
record Fingerprint(
    Source source, String regex, String product, int versionGroup, String family, String sample) {

  /** Where products give themselves away, the most trustworthy first. */
  enum Source {
    GREETING,
    STAT,
    SYST,
    HELP,
    FEAT
  }

  /** A product that was recognised. */
  record Match(String product, String family, Optional<String> version) {}

  /** What the text gives away; empty when it is not this product. */
  Optional<Match> match(String text) {
    // Not kept: a row is tried a few times a probe, and most probes end at an early row.
    Matcher m = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE).matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    Optional<String> version =
        versionGroup == 0
            ? Optional.empty()
            : Optional.ofNullable(m.group(versionGroup)).map(Fingerprint::ended);
    return Optional.of(new Match(product, family, version));
  }

  /** A version without the full stop or dash that ends its sentence: {@code 1.65---}. */
  private static String ended(String version) {
    int end = version.length();
    while (end > 0 && ".-_".indexOf(version.charAt(end - 1)) >= 0) {
      end--;
    }
    return version.substring(0, end);
  }
}
