package org.ftpdiag.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.Wording;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;

/** The table of codes by family. */
final class IndexDocument {
  private static final int MOST_REMARKS = 5;

  private final PageWords words;
  private final PageBlocks pages;
  private final CodeSheets sheets;

  IndexDocument(Words words) {
    this.words = new PageWords(words);
    this.pages = new PageBlocks(this.words);
    this.sheets = new CodeSheets(words);
  }

  /** The codes in a line each, as a terminal shows them. */
  Document brief(Set<CodeFamily> families, Optional<String> search) {
    return document(families, search, false);
  }

  /** The whole page of every code. */
  Document whole(Set<CodeFamily> families, Optional<String> search) {
    return document(families, search, true);
  }

  private Document document(Set<CodeFamily> families, Optional<String> search, boolean whole) {
    List<Article> articles = new ArrayList<>();
    for (CodeFamily family : families) {
      List<CodeSheet> found = found(family, search);
      if (!found.isEmpty()) {
        articles.addAll(whole ? pages(family, found) : List.of(lines(family, found, search)));
      }
    }
    if (articles.isEmpty()) {
      String nothing = words.say("search.none", Map.of("search", search.orElse("")));
      articles.add(new Article("", List.of(new Block.Prose(nothing))));
    }
    return new Document(words.say("title"), Optional.of(search.orElse("")), articles);
  }

  /** The pages of a family in which the words occur; all without a search. */
  List<CodeSheet> found(CodeFamily family, Optional<String> search) {
    List<CodeSheet> all = sheets.of(Set.of(family));
    return search.map(CodeSearch::new).map(s -> all.stream().filter(s::finds).toList()).orElse(all);
  }

  private Block heading(CodeFamily family) {
    String promise = words.say("family." + family.id() + ".promise");
    return new Block.Heading(
        words.promise(family, promise), words.say("family." + family.id() + ".explanation"));
  }

  private Article lines(CodeFamily family, List<CodeSheet> found, Optional<String> search) {
    List<Entry> entries = new ArrayList<>();
    for (CodeSheet s : found) {
      List<Item> remarks = new ArrayList<>();
      if (search.isPresent()) {
        for (Wording w : new CodeSearch(search.get()).wordings(s)) {
          if (remarks.size() < MOST_REMARKS) {
            remarks.add(new Item(sheets.name(w.family()), w.text()));
          }
        }
      }
      entries.add(new Entry(s.name(), s.title(), remarks));
    }
    return new Article("", List.of(heading(family), new Block.Entries(entries)));
  }

  private List<Article> pages(CodeFamily family, List<CodeSheet> found) {
    List<Article> articles = new ArrayList<>();
    articles.add(new Article("", List.of(heading(family))));
    for (CodeSheet s : found) {
      List<Block> blocks = new ArrayList<>(pages.of(s));
      if (!s.wordings().isEmpty()) {
        // The same words after several commands are one line.
        Set<Item> items = new LinkedHashSet<>();
        s.wordings().forEach(w -> items.add(new Item(sheets.name(w.family()), w.text())));
        blocks.add(new Block.Fields(List.of(new Field(words.say("wordings"), List.copyOf(items)))));
      }
      articles.add(new Article(s.name(), blocks));
    }
    return articles;
  }
}
