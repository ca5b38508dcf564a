package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.ProductWording;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Entry;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Words;

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
    for (CodeFamily family : inOrder(families, search)) {
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

  /** The family of a code that is searched for comes first. */
  private static List<CodeFamily> inOrder(Set<CodeFamily> families, Optional<String> search) {
    List<CodeFamily> order = new ArrayList<>(families);
    search.flatMap(CodeFamily::of).filter(order::remove).ifPresent(family -> order.add(0, family));
    return order;
  }

  /** The pages of a family in which the words occur; all without a search. */
  List<CodeSheet> found(CodeFamily family, Optional<String> search) {
    List<CodeSheet> all = sheets.of(Set.of(family));
    if (search.isEmpty()) {
      return all;
    }
    CodeSearch wanted = new CodeSearch(search.get());
    // False comes before true: the page of the code itself, then those that mention it.
    return all.stream()
        .filter(wanted::finds)
        .sorted(Comparator.comparing(s -> !s.name().equalsIgnoreCase(search.get())))
        .toList();
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
        for (ProductWording w : new CodeSearch(search.get()).wordings(s)) {
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
