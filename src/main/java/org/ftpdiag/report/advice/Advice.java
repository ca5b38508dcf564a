package org.ftpdiag.report.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ftpdiag.knowledge.ClientSettings;
import org.ftpdiag.knowledge.Commands;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.References;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Side;
import org.ftpdiag.report.words.Words;

/**
 * Composes what a report says about a finding.
 *
 * <p>Sentences stand under {@code finding.<id>.<slot>}, the slots being {@code title}, {@code
 * explanation}, {@code fix.1}, {@code fix.2} ... and {@code workaround}. A variant's own sentence,
 * {@code finding.<id>.<variant>.<slot>}, wins; variants are, in this order, the finding's note, the
 * fact {@code variant}, the fact {@code protocol} in lower case and the severity. A sentence whose
 * placeholders lack a fact gives way to the one under its key with {@code .bare}, then to that of
 * the next variant; a variant that has a {@code fix.1} replaces the whole list. The commands that
 * go with a step stand in {@link Commands}; {@code fix.<n>.unix} is left out where the product runs
 * on no Unix.
 *
 * <p>The step {@value #SETTING} marks where the product's setting and the sentence {@code
 * finding.<id>.on.<family>} go; without it they come first, or last when the client can mend it.
 * Where there is neither, the slot {@code otherwise} takes their place. The step {@value
 * #NO_SETTING} keeps them out of a variant that no setting of the finding mends, one that goes with
 * the very words of the reply excepted; the workaround {@value #NOTHING} takes that of the finding
 * away from a variant.
 */
public final class Advice {

  private static final String SETTING = "@setting";
  private static final String NO_SETTING = "@no-setting";
  private static final String FINDING = "finding.";
  private static final String NOTHING = "@nothing";
  private static final String UNIX = ".unix";

  private final Words words;
  private final Products products;
  private final References references;
  private final SettingAdvice settings;
  private final PastedLines pasted;
  private final Commands commands;

  public Advice(
      Words words, Products products, Settings settings, Commands commands, References references) {
    this.words = words;
    this.products = products;
    this.references = references;
    this.settings = new SettingAdvice(words, products, settings);
    this.pasted = new PastedLines(words);
    this.commands = commands;
  }

  /**
   * An advice from the tables that come with ftpdiag.
   *
   * @throws IllegalStateException when a table is missing or malformed
   */
  public static Advice load(Words words) {
    return new Advice(words, Products.load(), Settings.load(), Commands.load(), References.load());
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
        sentence(prefixes, "workaround", facts).filter(w -> !w.equals(NOTHING)),
        references.of(finding.id()));
  }

  private static List<String> prefixes(Finding finding) {
    String general = FINDING + finding.id().id() + ".";
    List<String> prefixes = new ArrayList<>();
    finding
        .note()
        .ifPresent(note -> prefixes.add(general + note.substring(note.indexOf('.') + 1) + "."));
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

  private List<FixStep> fix(Finding finding, List<String> prefixes, Map<String, String> facts) {
    boolean foreign = finding.family().flatMap(products::of).filter(Product::foreign).isPresent();
    List<FixStep> steps = steps(prefixes, facts, foreign);
    boolean none = steps.removeIf(s -> s.text().equals(NO_SETTING));
    if (none && finding.setting().isEmpty()) {
      return steps;
    }
    List<FixStep> onProduct = new ArrayList<>();
    productStep(finding, facts).ifPresent(onProduct::add); // harmless, so before the setting
    onProduct.addAll(settings.steps(finding, facts));
    if (onProduct.isEmpty() || SettingAdvice.inferred(finding)) {
      sentence(prefixes, "otherwise", facts).map(Advice::plain).ifPresent(onProduct::add);
    }
    int place = steps.stream().map(FixStep::text).toList().indexOf(SETTING);
    if (place >= 0) {
      steps.remove(place);
    } else {
      place = finding.side() == Side.CLIENT ? steps.size() : 0;
    }
    steps.addAll(place, onProduct);
    log(finding).map(Advice::plain).ifPresent(steps::add);
    inClient(finding, facts).ifPresent(steps::add);
    return steps;
  }

  /** What to set in the client that wrote the log; beside a server's fault it is a way around. */
  private Optional<FixStep> inClient(Finding finding, Map<String, String> facts) {
    String key = finding.side() == Side.CLIENT ? "advice.client" : "advice.client.meanwhile";
    return Optional.ofNullable(finding.facts().get("client"))
        .flatMap(dialect -> ClientSettings.load().of(finding.id(), dialect))
        .map(
            set ->
                new FixStep(
                    words.say(key, "client", set.client()),
                    Optional.empty(),
                    pasted.filled(set.lines(), facts),
                    Optional.empty()));
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

  private Optional<FixStep> productStep(Finding finding, Map<String, String> facts) {
    String on = FINDING + finding.id().id() + ".on.";
    return finding
        .family()
        .flatMap(
            family ->
                step(on + family, on + family, facts)
                    .or(
                        () ->
                            products
                                .of(family)
                                .flatMap(Product::parent)
                                .flatMap(parent -> step(on + parent, on + parent, facts))));
  }

  private List<FixStep> steps(List<String> prefixes, Map<String, String> facts, boolean foreign) {
    for (String prefix : prefixes) {
      if (hasStep(prefix, 1)) {
        List<FixStep> steps = new ArrayList<>();
        for (int n = 1; hasStep(prefix, n); n++) {
          String key = prefix + "fix." + n;
          boolean unix = words.has(key + UNIX);
          if (unix && foreign) {
            sentence(List.of(prefix), "fix." + n, facts).map(Advice::plain).ifPresent(steps::add);
          } else {
            step(key, unix ? key + UNIX : key, facts).ifPresent(steps::add);
          }
        }
        return steps;
      }
    }
    return new ArrayList<>();
  }

  /** The sentence under a key, or the one for want of facts, and the command that goes with it. */
  private Optional<FixStep> step(String key, String text, Map<String, String> facts) {
    for (String candidate : List.of(text, key + ".bare")) {
      if (words.fits(candidate, facts)) {
        List<String> lines = pasted.filled(commands.of(key.substring(FINDING.length())), facts);
        Optional<String> command =
            lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
        return words
            .find(candidate, facts)
            .map(s -> new FixStep(s, Optional.empty(), List.of(), command));
      }
    }
    return Optional.empty();
  }

  private static FixStep plain(String sentence) {
    return new FixStep(sentence, Optional.empty(), List.of(), Optional.empty());
  }

  private boolean hasStep(String prefix, int n) {
    String key = prefix + "fix." + n;
    return words.has(key) || words.has(key + ".bare") || words.has(key + UNIX);
  }
}
