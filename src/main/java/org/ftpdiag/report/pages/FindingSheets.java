package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ftpdiag.knowledge.CodeMeaning;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.knowledge.FindingExamples;
import org.ftpdiag.knowledge.ProductWording;
import org.ftpdiag.knowledge.ProductWordings;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.Settings;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.Words;

/** Puts the pages of findings together from the tables and the words. */
public final class FindingSheets {
  private final Words words;
  private final Advice advice;
  private final Settings settings = Settings.load();
  private final FindingExamples examples = FindingExamples.load();
  private final CodeTable codes = CodeTable.load();
  private final Map<String, String> products = Products.names();
  private final Map<FindingId, Set<FindingSheet.Said>> said = new LinkedHashMap<>();
  private final Map<FindingId, Set<String>> codesOf = new LinkedHashMap<>();

  /**
   * @param words those of {@link Words#withFindings}
   */
  public FindingSheets(Words words) {
    this.words = words;
    this.advice = Advice.load(words);
    for (CodePage page : codes.all()) {
      read(page);
    }
  }

  private void read(CodePage page) {
    for (ProductWording w : ProductWordings.of(page.name()).texts()) {
      FindingId.of(w.finding())
          .ifPresent(
              id -> {
                String product = products.getOrDefault(w.family(), w.family());
                said(id).add(new FindingSheet.Said(page.name(), product, w.text()));
                codesOf(id).add(page.name());
              });
    }
    for (CodeMeaning meaning : page.meanings()) {
      for (String finding : meaning.findings()) {
        FindingId.of(finding).ifPresent(id -> codesOf(id).add(page.name()));
      }
    }
  }

  private Set<FindingSheet.Said> said(FindingId id) {
    return said.computeIfAbsent(id, unused -> new LinkedHashSet<>());
  }

  private Set<String> codesOf(FindingId id) {
    return codesOf.computeIfAbsent(id, unused -> new LinkedHashSet<>());
  }

  public FindingSheet of(FindingId id) {
    String key = "finding." + id.id() + ".";
    List<String> causes = new ArrayList<>();
    for (int n = 1; words.has(key + "cause." + n); n++) {
      causes.add(words.say(key + "cause." + n));
    }
    FindingExamples.Row row = examples.of(id);
    return new FindingSheet(
        new ReadableFinding(bare(id), advice.of(bare(id)), List.of()),
        causes,
        words.say(key + "tell"),
        settings(id),
        List.copyOf(said(id)),
        List.copyOf(codesOf(id)),
        row.example(),
        row.related());
  }

  /** A finding of which nothing is known but its name. */
  public static Finding bare(FindingId id) {
    return new Finding(
        id,
        id.severity(),
        StepId.LOGIN,
        id.side(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  /** By the name of the product, in alphabetical order. */
  private List<Block.OnProduct> settings(FindingId id) {
    String on = "finding." + id.id() + ".on.";
    Map<String, String> families = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    settings.families(id).forEach(family -> families.put(name(family), family));
    for (String key : words.keys()) {
      if (key.startsWith(on)) {
        String family = key.substring(on.length());
        families.put(name(family), family);
      }
    }
    List<Block.OnProduct> products = new ArrayList<>();
    families.forEach(
        (name, family) ->
            products.add(
                new Block.OnProduct(
                    name,
                    filled(settings.of(id, family)),
                    words.find(on + family).map(List::of).orElse(List.of()))));
    return products;
  }

  private String name(String family) {
    return products.getOrDefault(family, family);
  }

  /** What a session would tell is a word in capitals, such as PUBLIC-ADDRESS. */
  private List<String> filled(List<String> lines) {
    Map<String, String> standIns = new TreeMap<>();
    for (String name : Words.placeholders(String.join(" ", lines))) {
      String plain = name.toUpperCase(Locale.ROOT);
      standIns.put(name, words.find("advice.stand-in." + name).orElse(plain));
    }
    return lines.stream().map(line -> Words.fill(line, standIns)).toList();
  }
}
