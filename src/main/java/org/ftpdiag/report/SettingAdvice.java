package org.ftpdiag.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Side;

/** The item of a fix that says which setting to change, in which file, and how to restart. */
final class SettingAdvice {

  /** What most people run; their settings serve as examples where the product is unknown. */
  private static final List<String> COMMON = List.of("vsftpd", "proftpd", "pure-ftpd");

  /**
   * Facts that may enter a line which people paste into a file or a shell. Facts come from the
   * wire: anything a shell could take for its own is left out.
   */
  private static final Pattern PASTEABLE = Pattern.compile("[\\p{Alnum}_.:/@%+,-]{1,255}");

  /** Numbers, words and addresses: what Debian's files of one setting can hold. */
  private static final Pattern NAME_AND_VALUE = Pattern.compile("(\\w+)\\s+([\\w .:+-]+)");

  private static final String INDENT = "  ";

  private final Words words;
  private final Products products;
  private final Settings settings;

  SettingAdvice(Words words, Products products, Settings settings) {
    this.words = words;
    this.products = products;
    this.settings = settings;
  }

  /**
   * Whether the server did not say what it is, and only the wording of a reply points at a product.
   */
  static boolean inferred(Finding finding) {
    return finding.family().isPresent() && !finding.facts().containsKey("product");
  }

  /** The item for a finding; empty when no setting of its product is known to mend it. */
  Optional<String> item(Finding finding, Map<String, String> facts) {
    Optional<Product> product = finding.family().flatMap(products::of);
    List<String> own = finding.setting().map(Settings::split).orElse(List.of());
    if (product.isPresent()) {
      List<String> lines = own.isEmpty() ? settings.of(finding.id(), product.get().family()) : own;
      return lines.isEmpty()
          ? parentItem(finding.id(), product.get(), facts)
          : Optional.of(onProduct(finding, product.get(), filled(lines, facts)));
    }
    if (!own.isEmpty()) {
      return Optional.of(block(words.say("advice.setting.unknown", Map.of()), filled(own, facts)));
    }
    // Without a product, and where the client can help itself, examples would only be noise.
    return finding.family().isPresent() || finding.side() == Side.CLIENT
        ? Optional.empty()
        : examples(finding.id(), facts);
  }

  /** A derived product keeps the settings of its parent at some place of its own. */
  private Optional<String> parentItem(FindingId id, Product product, Map<String, String> facts) {
    return product
        .parent()
        .flatMap(products::of)
        .filter(parent -> !settings.of(id, parent.family()).isEmpty())
        .map(
            parent ->
                block(
                    words.say(
                        "advice.setting.parent",
                        Map.of("product", product.name(), "parent", parent.name())),
                    filled(settings.of(id, parent.family()), facts)));
  }

  private String onProduct(Finding finding, Product product, List<String> lines) {
    String key =
        finding.side() == Side.CLIENT
            ? "advice.setting.client"
            : inferred(finding) ? "advice.setting.inferred" : "advice.setting";
    Map<String, String> names =
        Map.of("configuration", product.configuration(), "product", product.name());
    List<String> parts = new ArrayList<>();
    parts.add(block(words.say(key, names), lines));
    product
        .perSetting()
        .map(template -> perSetting(template, lines))
        .filter(commands -> !commands.isEmpty())
        .ifPresent(c -> parts.add(block(words.say("advice.setting.debian", Map.of()), c)));
    product.restart().ifPresent(r -> parts.add(words.say("advice.restart", Map.of("restart", r))));
    return String.join("\n", parts);
  }

  private static List<String> perSetting(String template, List<String> lines) {
    List<String> commands = new ArrayList<>();
    for (String line : lines) {
      Matcher m = NAME_AND_VALUE.matcher(line);
      if (m.matches()) {
        commands.add(template.replace("{name}", m.group(1)).replace("{value}", m.group(2)));
      }
    }
    return commands;
  }

  private Optional<String> examples(FindingId id, Map<String, String> facts) {
    List<String> parts = new ArrayList<>();
    for (String family : COMMON) {
      Optional<Product> product = products.of(family);
      List<String> lines = filled(settings.of(id, family), facts);
      if (product.isPresent() && !lines.isEmpty()) {
        parts.add(
            INDENT
                + words.say(
                    "advice.setting.example",
                    Map.of(
                        "product",
                        product.get().name(),
                        "configuration",
                        product.get().configuration())));
        lines.forEach(line -> parts.add(INDENT + INDENT + line));
      }
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    parts.add(0, words.say("advice.setting.examples", Map.of()));
    return Optional.of(String.join("\n", parts));
  }

  private List<String> filled(List<String> lines, Map<String, String> facts) {
    Map<String, String> safe = new TreeMap<>();
    for (String name : Words.placeholders(String.join(" ", lines))) {
      String fact = facts.get(name);
      safe.put(
          name,
          fact != null && PASTEABLE.matcher(fact).matches()
              ? fact
              : words
                  .find("advice.stand-in." + name, Map.of())
                  .orElse(name.toUpperCase(Locale.ROOT)));
    }
    return lines.stream().map(line -> Words.fill(line, safe)).toList();
  }

  private static String block(String heading, List<String> lines) {
    return heading + "\n" + INDENT + String.join("\n" + INDENT, lines);
  }
}
