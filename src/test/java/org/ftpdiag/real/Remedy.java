package org.ftpdiag.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.FixStep;
import org.ftpdiag.report.words.Words;

/**
 * A setting of the tables, a fault that it fixes, and a probe that finds the fault.
 *
 * @param cell the setting as the tables have it
 * @param base what the stock configuration lacks for this finding to be possible at all
 * @param fault what makes the fault, to be pasted likewise; empty where none can be made here
 * @param probe words of {@link Question}
 * @param reason why no fault can be made here
 */
record Remedy(
    String family,
    FindingId id,
    String cell,
    List<String> base,
    List<String> fault,
    List<String> probe,
    String reason) {
  private static final Advice ADVICE = Advice.load(Words.load("en"));
  private static final String PUBLIC = "203.0.113.5";
  private static final String NAME = "ftp.example.com";

  static Remedy of(String line) {
    String[] c = line.split("\t", -1);
    boolean none = c[3].equals("-");
    String[] parts = c[3].split(" \\|\\| ");
    String base = parts.length > 1 ? parts[0] : "";
    String fault = parts[parts.length - 1];
    return new Remedy(
        c[0],
        FindingId.of(c[1]).orElseThrow(() -> new IllegalStateException(line)),
        c[2],
        base.isEmpty() ? List.of() : Settings.split(base),
        none ? List.of() : Settings.split(fault),
        none ? List.of() : List.of(c[4].split(" ")),
        none ? c[4] : "");
  }

  boolean walked() {
    return !fault.isEmpty();
  }

  /** What a report prints to be pasted for this setting, as it prints it. */
  List<String> printed(StockServer stock) {
    List<String> filled =
        Settings.split(cell).stream()
            .map(l -> l.replace("{public}", PUBLIC).replace("{name}", NAME))
            .toList();
    List<String> lines = new ArrayList<>();
    List<String> paste = new ArrayList<>();
    for (FixStep step : ADVICE.of(finding()).fix()) {
      lines.addAll(step.settings());
      if (stock != StockServer.PURE_FTPD_DEBIAN) {
        paste.addAll(step.settings());
      }
      for (String c : step.command().orElse("").split("\n")) {
        boolean ofCell = filled.contains("$ " + c);
        boolean oneFile = c.contains("/etc/pure-ftpd/conf/");
        if (ofCell || oneFile && stock == StockServer.PURE_FTPD_DEBIAN) {
          paste.add("$ " + c);
        }
        if (ofCell) {
          lines.add("$ " + c);
        }
      }
    }
    if (!lines.containsAll(filled) || !filled.containsAll(lines)) {
      throw new AssertionError(this + " is printed as " + lines);
    }
    return paste;
  }

  /** What has to be there first, for that stock configuration. */
  List<String> base(StockServer stock) {
    return lines(stock, base);
  }

  /** The fault for that stock configuration. */
  List<String> fault(StockServer stock) {
    return lines(stock, fault);
  }

  private static List<String> lines(StockServer stock, List<String> lines) {
    return stock != StockServer.PURE_FTPD_DEBIAN
        ? lines
        : lines.stream()
            .map(
                l ->
                    l.startsWith("$ ")
                        ? l
                        : l.replaceFirst("(\\d):(\\d)", "$1 $2")
                            .replaceFirst(
                                "^(\\w+) (.*)$", "\\$ echo '$2' > /etc/pure-ftpd/conf/$1"))
            .toList();
  }

  private Finding finding() {
    return new Finding(
        id,
        id.severity(),
        StepId.LOGIN,
        org.ftpdiag.model.Side.SERVER,
        Optional.empty(),
        Optional.of(family),
        Optional.of(cell),
        Optional.empty(),
        Map.of("public", PUBLIC, "name", NAME, "product", family),
        List.of());
  }

  @Override
  public String toString() {
    return family + " " + id.id() + " [" + cell + "]";
  }
}
