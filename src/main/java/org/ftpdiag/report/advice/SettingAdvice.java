package org.ftpdiag.report.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Side;
import org.ftpdiag.report.words.Words;

/** The steps of a fix that say which setting to change, in which file, and how to restart. */
final class SettingAdvice {

  /** What most people run; their settings serve as examples where the product is unknown. */
  private static final List<String> COMMON = List.of("vsftpd", "proftpd", "pure-ftpd");

  /** What a line of the tables begins with that is typed, not written into a file. */
  private static final String SHELL = "$ ";

  /** Numbers, words and addresses: what Debian's files of one setting can hold. */
  private static final Pattern NAME_AND_VALUE = Pattern.compile("(\\w+)\\s+([\\w .:+-]+)");

  private final Words words;
  private final Products products;
  private final Settings settings;
  private final PastedLines pasted;

  SettingAdvice(Words words, Products products, Settings settings) {
    this.words = words;
    this.products = products;
    this.settings = settings;
    this.pasted = new PastedLines(words);
  }

  /**
   * Whether the server did not say what it is, and only the wording of a reply points at a product.
   */
  static boolean inferred(Finding finding) {
    return finding.family().isPresent() && !finding.facts().containsKey("product");
  }

  /** The steps for a finding; none when no setting of its product is known to fix it. */
  List<FixStep> steps(Finding finding, Map<String, String> facts) {
    Optional<Product> product = finding.family().flatMap(products::of);
    List<String> own = finding.setting().map(Settings::split).orElse(List.of());
    if (product.isPresent()) {
      List<String> lines = own.isEmpty() ? settings.of(finding.id(), product.get().family()) : own;
      return lines.isEmpty()
          ? parent(finding.id(), product.get(), facts)
          : onProduct(finding, product.get(), pasted.filled(lines, facts));
    }
    if (!own.isEmpty()) {
      return List.of(
          settings("advice.setting.unknown", Map.of(), none(), pasted.filled(own, facts)));
    }
    // Without a product, and where the client can help itself, examples would only be noise.
    return finding.family().isPresent() || finding.side() == Side.CLIENT
        ? List.of()
        : examples(finding.id(), facts);
  }

  /** A derived product keeps the settings of its parent at some place of its own. */
  private List<FixStep> parent(FindingId id, Product product, Map<String, String> facts) {
    Optional<Product> parent = product.parent().flatMap(products::of);
    List<String> lines = parent.map(p -> settings.of(id, p.family())).orElse(List.of());
    if (lines.isEmpty()) {
      return List.of();
    }
    Map<String, String> names =
        Map.of("product", product.name(), "parent", parent.orElseThrow().name());
    return List.of(settings("advice.setting.parent", names, none(), pasted.filled(lines, facts)));
  }

  private List<FixStep> onProduct(Finding finding, Product product, List<String> lines) {
    String key =
        finding.side() == Side.CLIENT
            ? "advice.setting.client"
            : inferred(finding) ? "advice.setting.inferred" : "advice.setting";
    List<FixStep> steps = new ArrayList<>();
    List<String> typed = lines.stream().filter(l -> l.startsWith(SHELL)).toList();
    List<String> written = lines.stream().filter(l -> !l.startsWith(SHELL)).toList();
    if (!typed.isEmpty()) {
      String commands = String.join("\n", typed).replace(SHELL, "");
      steps.add(FixStep.command(words.say(key + ".command", names(product)), commands));
    }
    if (!written.isEmpty()) {
      steps.add(settings(key, names(product), place(product), written));
    }
    product
        .perSetting()
        .map(template -> perSetting(template, written))
        .filter(commands -> !commands.isEmpty())
        .ifPresent(c -> steps.add(command("advice.setting.debian", String.join("\n", c))));
    product.restart().ifPresent(r -> steps.add(command("advice.restart", r)));
    return steps;
  }

  private static List<String> perSetting(String template, List<String> lines) {
    List<String> commands = new ArrayList<>();
    for (String line : lines) {
      Matcher m = NAME_AND_VALUE.matcher(line);
      if (m.matches()) {
        // Two numbers that a colon separates in pure-ftpd.conf want a blank in a file of their own.
        String value = m.group(2).replaceFirst("^(\\d+):(\\d+)$", "$1 $2");
        commands.add(template.replace("{name}", m.group(1)).replace("{value}", value));
      }
    }
    return commands;
  }

  private List<FixStep> examples(FindingId id, Map<String, String> facts) {
    List<FixStep> steps = new ArrayList<>();
    for (String family : COMMON) {
      List<String> lines =
          pasted.filled(settings.of(id, family), facts).stream()
              .filter(l -> !l.startsWith(SHELL))
              .toList();
      Optional<Product> product = products.of(family);
      if (product.isPresent() && !lines.isEmpty()) {
        steps.add(
            settings("advice.setting.example", names(product.get()), place(product.get()), lines));
      }
    }
    return steps;
  }

  private FixStep settings(
      String key, Map<String, String> facts, Optional<String> file, List<String> lines) {
    return new FixStep(words.say(key, facts), file, lines, Optional.empty());
  }

  private FixStep command(String key, String command) {
    return FixStep.command(words.say(key, Map.of()), command);
  }

  /** The place of a product's settings, and what to do with a line that is there already. */
  private Map<String, String> names(Product product) {
    String where =
        words.say("advice.setting.place", Map.of("configuration", product.configuration()));
    String place =
        product.file().isPresent()
            ? words.say("advice.setting.replace", Map.of("configuration", where))
            : where;
    return Map.of("place", place, "product", product.name());
  }

  private static Optional<String> place(Product product) {
    return product.file().or(() -> Optional.of(product.configuration()));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
