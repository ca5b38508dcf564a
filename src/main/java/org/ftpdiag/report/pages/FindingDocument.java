package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.advice.AdviceText;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Words;

/** The pages of findings as documents. */
final class FindingDocument {
  /** What servers say is much; a page shows some of it, JSON and HTML all. */
  private static final int MOST_SAID = 8;

  private static final int MOST_REMARKS = 3;

  private final PageWords words;
  private final FindingSheets sheets;

  FindingDocument(Words words) {
    this.words = new PageWords(words);
    this.sheets = new FindingSheets(words);
  }

  /**
   * The pages of some findings.
   *
   * @param search empty for a document that is not to be searched
   * @param whole whether everything servers say is listed
   */
  Document pages(List<FindingId> ids, Optional<String> search, boolean whole) {
    List<Article> articles = new ArrayList<>();
    for (FindingSheet s : found(ids, search)) {
      articles.add(new Article(s.id().id(), blocks(s, whole)));
    }
    if (articles.isEmpty()) {
      articles.add(nothing(search));
    }
    String title =
        search.isEmpty() && ids.size() == 1 ? ids.get(0).id() : words.say("findings.title");
    return new Document(title, search, articles);
  }

  /** The findings in a line each. */
  Document index(Optional<String> search) {
    List<Entry> entries = new ArrayList<>();
    for (FindingSheet s : found(List.of(FindingId.values()), search)) {
      List<Item> remarks = new ArrayList<>();
      search
          .map(PageSearch::new)
          .ifPresent(
              wanted ->
                  s.said().stream()
                      .filter(said -> wanted.finds(said.text()))
                      .limit(MOST_REMARKS)
                      .forEach(said -> remarks.add(item(said))));
      entries.add(new Entry(s.id().id(), s.readable().advice().title(), remarks));
    }
    Article article =
        entries.isEmpty() ? nothing(search) : new Article("", List.of(new Block.Entries(entries)));
    return new Document(
        words.say("findings.title"), Optional.of(search.orElse("")), List.of(article));
  }

  private Article nothing(Optional<String> search) {
    String text = words.say("search.none", Map.of("search", search.orElse("")));
    return new Article("", List.of(new Block.Prose(text)));
  }

  /** Those on whose pages all words occur; every one without a search. */
  List<FindingSheet> found(List<FindingId> ids, Optional<String> search) {
    List<FindingSheet> all = ids.stream().map(sheets::of).toList();
    return search
        .map(PageSearch::new)
        .map(wanted -> all.stream().filter(s -> wanted.finds(text(s))).toList())
        .orElse(all);
  }

  private static String text(FindingSheet s) {
    AdviceText a = s.readable().advice();
    List<String> parts = new ArrayList<>(List.of(s.id().id(), a.title(), a.explanation()));
    parts.addAll(s.causes());
    parts.add(s.tell());
    parts.addAll(a.sentences());
    for (Block.OnProduct on : s.settings()) {
      parts.add(on.product() + " " + String.join(" ", on.lines()));
      parts.addAll(on.sentences());
    }
    s.said().forEach(said -> parts.add(said.code() + " " + said.product() + " " + said.text()));
    parts.addAll(s.codes());
    parts.addAll(a.references());
    return String.join("\n", parts);
  }

  private List<Block> blocks(FindingSheet s, boolean whole) {
    AdviceText a = s.readable().advice();
    String severity = words.say("severity." + s.id().severity().id());
    String promise =
        words.say(
            "finding.promise", Map.of("severity", severity, "side", words.side(s.id().side())));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Title(s.id().id(), a.title(), promise));
    List<Field> why = new ArrayList<>();
    why.add(Field.of(words.say("means"), a.explanation()));
    why.add(new Field(words.say("causes"), numbered(s.causes())));
    why.add(Field.of(words.say("tell"), s.tell()));
    blocks.add(new Block.Fields(why));
    blocks.add(new Block.Fix(s.readable()));
    if (!s.example().isEmpty()) {
      blocks.add(new Block.Example(words.say("example"), s.example()));
    }
    if (!s.settings().isEmpty()) {
      blocks.add(new Block.OnProducts(words.say("by-product"), s.settings()));
    }
    blocks.add(new Block.Fields(more(s, whole)));
    return blocks;
  }

  private List<Field> more(FindingSheet s, boolean whole) {
    List<Field> fields = new ArrayList<>();
    if (!s.said().isEmpty()) {
      List<Item> items = s.said().stream().map(FindingDocument::item).distinct().toList();
      List<Item> shown = whole ? items : some(s.said());
      fields.add(new Field(words.say("wordings"), shown));
    }
    s.readable()
        .advice()
        .workaround()
        .ifPresent(w -> fields.add(Field.of(words.say("meanwhile"), w)));
    if (!s.codes().isEmpty()) {
      fields.add(Field.names(words.say("codes"), s.codes()));
    }
    if (!s.related().isEmpty()) {
      List<String> ids = s.related().stream().map(FindingId::id).toList();
      fields.add(Field.names(words.say("related"), ids));
    }
    List<String> references = s.readable().advice().references();
    if (!references.isEmpty()) {
      fields.add(Field.of(words.say("read"), String.join(", ", references)));
    }
    return fields;
  }

  /** Those of as many products as there is room for, one each. */
  private static List<Item> some(List<FindingSheet.Said> said) {
    Set<String> products = new LinkedHashSet<>();
    return said.stream()
        .filter(one -> products.add(one.product()))
        .limit(MOST_SAID)
        .map(FindingDocument::item)
        .toList();
  }

  private static Item item(FindingSheet.Said said) {
    return new Item(said.product(), said.code() + " " + said.text());
  }

  private static List<Item> numbered(List<String> texts) {
    List<Item> items = new ArrayList<>();
    texts.forEach(text -> items.add(new Item(Integer.toString(items.size() + 1), text)));
    return items;
  }
}
