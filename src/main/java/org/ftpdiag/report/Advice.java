package org.ftpdiag.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.References;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Side;

/**
 * Composes what a report says about a finding.
 *
 * <p>Sentences stand under {@code finding.<id>.<slot>}, the slots being {@code title}, {@code
 * explanation}, {@code fix.1}, {@code fix.2} ... and {@code workaround}. A variant's own sentence,
 * {@code finding.<id>.<variant>.<slot>}, wins; variants are, in this order, the fact {@code
 * variant}, the fact {@code protocol} in lower case and the severity. A sentence whose placeholders
 * lack a fact gives way to the one under its key with {@code .bare}, then to that of the next
 * variant; a variant that has a {@code fix.1} replaces the whole list.
 *
 * <p>The step {@value #SETTING} marks where the product's setting and the sentence {@code
 * finding.<id>.on.<family>} go; without it they come first, or last when the client can mend it.
 * Where there is neither, the slot {@code otherwise} takes their place. The step {@value
 * #NO_SETTING} keeps them out of a variant that no setting mends.
 */
public final class Advice {

  private static final String SETTING = "@setting";
  private static final String NO_SETTING = "@no-setting";

  private final Words words;
  private final Products products;
  private final References references;
  private final SettingAdvice settings;

  public Advice(Words words, Products products, Settings settings, References references) {
    this.words = words;
    this.products = products;
    this.references = references;
    this.settings = new SettingAdvice(words, products, settings);
  }

  /**
   * An advice from the tables that come with ftpdiag.
   *
   * @throws IllegalStateException when a table is missing or malformed
   */
  public static Advice load(Words words) {
    return new Advice(words, Products.load(), Settings.load(), References.load());
  }

  /** What to say about a finding. */
  public AdviceText of(Finding finding) {
    Optional<Product> product = finding.family().flatMap(products::of);
    Map<String, String> facts = new TreeMap<>(finding.facts());
    finding.family().ifPresent(family -> facts.putIfAbsent("family", family));
    product.ifPresent(p -> facts.putIfAbsent("product", p.name()));
    List<String> prefixes = prefixes(finding);
    String explanation = sentence(prefixes, "explanation", facts).orElse("");
    return new AdviceText(
        sentence(prefixes, "title", facts).orElse(finding.id().id()),
        finding.note().map(key -> explanation + " " + words.say(key, facts)).orElse(explanation),
        who(finding),
        fix(finding, prefixes, facts),
        sentence(prefixes, "workaround", facts),
        references.of(finding.id()));
  }

  private static List<String> prefixes(Finding finding) {
    String general = "finding." + finding.id().id() + ".";
    List<String> prefixes = new ArrayList<>();
    Optional.ofNullable(finding.facts().get("variant"))
        .ifPresent(variant -> prefixes.add(general + variant + "."));
    Optional.ofNullable(finding.facts().get("protocol"))
        .ifPresent(name -> prefixes.add(general + name.toLowerCase(Locale.ROOT) + "."));
    prefixes.add(general + finding.severity().id() + ".");
    prefixes.add(general);
    return prefixes;
  }

  private Optional<String> sentence(List<String> prefixes, String slot, Map<String, String> facts) {
    for (String prefix : prefixes) {
      for (String key : List.of(prefix + slot, prefix + slot + ".bare")) {
        if (words.fits(key, facts)) {
          return words.find(key, facts);
        }
      }
    }
    return Optional.empty();
  }

  private String who(Finding finding) {
    String key = "advice.who." + finding.side().id();
    return Optional.ofNullable(finding.facts().get("product"))
        .filter(unused -> words.has(key + ".product"))
        .map(n -> words.say(key + ".product", Map.of("product", n)))
        .orElseGet(() -> words.say(key, Map.of()));
  }

  private List<String> fix(Finding finding, List<String> prefixes, Map<String, String> facts) {
    List<String> steps = steps(prefixes, facts);
    if (steps.remove(NO_SETTING)) {
      return steps;
    }
    List<String> onProduct = new ArrayList<>();
    settings.item(finding, facts).ifPresent(onProduct::add);
    productSentence(finding, facts).ifPresent(onProduct::add);
    if (onProduct.isEmpty() || SettingAdvice.inferred(finding)) {
      sentence(prefixes, "otherwise", facts).ifPresent(onProduct::add);
    }
    int place = steps.indexOf(SETTING);
    if (place >= 0) {
      steps.remove(place);
    } else {
      place = finding.side() == Side.CLIENT ? steps.size() : 0;
    }
    steps.addAll(place, onProduct);
    log(finding).ifPresent(steps::add);
    return steps;
  }

  /** Where the server that is known by name says why it refused. */
  private Optional<String> log(Finding finding) {
    boolean tells = finding.side() == Side.SERVER || finding.id() == FindingId.LOGIN_REJECTED;
    if (!tells || SettingAdvice.inferred(finding)) {
      return Optional.empty();
    }
    return finding
        .family()
        .flatMap(products::of)
        .flatMap(
            p ->
                p.log()
                    .map(log -> words.say("advice.log", Map.of("product", p.name(), "log", log))));
  }

  private Optional<String> productSentence(Finding finding, Map<String, String> facts) {
    return finding
        .family()
        .flatMap(
            family -> {
              String on = "finding." + finding.id().id() + ".on.";
              return words
                  .find(on + family, facts)
                  .or(
                      () ->
                          products
                              .of(family)
                              .flatMap(Product::parent)
                              .flatMap(parent -> words.find(on + parent, facts)));
            });
  }

  private List<String> steps(List<String> prefixes, Map<String, String> facts) {
    for (String prefix : prefixes) {
      if (hasStep(prefix, 1)) {
        List<String> steps = new ArrayList<>();
        for (int n = 1; hasStep(prefix, n); n++) {
          sentence(List.of(prefix), "fix." + n, facts).ifPresent(steps::add);
        }
        return steps;
      }
    }
    return new ArrayList<>();
  }

  private boolean hasStep(String prefix, int n) {
    return words.has(prefix + "fix." + n) || words.has(prefix + "fix." + n + ".bare");
  }
}
