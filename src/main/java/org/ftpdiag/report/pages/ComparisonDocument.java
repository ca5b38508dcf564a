package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ftpdiag.knowledge.CodePair;
import org.ftpdiag.knowledge.CodePair.Trait;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Words;

/** Codes side by side. */
final class ComparisonDocument {
  private final Words words;
  private final PageWords page;
  private final CodeSheets sheets;

  ComparisonDocument(Words words) {
    this.words = words;
    this.page = new PageWords(words);
    this.sheets = new CodeSheets(words);
  }

  List<CodeSheet> sheets(List<String> codes) {
    return codes.stream().map(sheets::of).toList();
  }

  Document of(List<CodeSheet> all) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(grid(all));
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(page.say("compare.differ"), differences(all)));
    fields.add(new Field(page.say("compare.expect"), expectations(all)));
    List<Item> confusions = confusions(all);
    if (!confusions.isEmpty()) {
      fields.add(new Field(page.say("compare.confused"), confusions));
    }
    blocks.add(new Block.Fields(fields));
    String title = page.say("compare.title", Map.of("codes", names(all)));
    return new Document(title, Optional.empty(), List.of(new Article("", blocks)));
  }

  private static String names(List<CodeSheet> all) {
    return String.join(", ", all.stream().map(CodeSheet::name).toList());
  }

  private Block grid(List<CodeSheet> all) {
    List<Item> heads = new ArrayList<>();
    all.forEach(s -> heads.add(new Item(s.name(), s.title())));
    List<Row> rows = new ArrayList<>();
    rows.add(row("compare.kind", all, s -> page.promise(s.page().family(), s.promise())));
    rows.add(row("compare.says", all, CodeSheet::description));
    rows.add(row("when", all, CodeSheet::when));
    rows.add(row("fix", all, this::fixes));
    rows.add(row("who", all, s -> page.who(s.page())));
    rows.add(row("retry", all, s -> page.retry(s.page())));
    rows.add(row("step", all, s -> stages(s)));
    rows.add(row("data", all, s -> page.data(s.page())));
    rows.add(row("after", all, s -> page.commands(s.page().commands())));
    return new Block.Grid(heads, rows);
  }

  private Row row(String label, List<CodeSheet> all, Function<CodeSheet, String> cell) {
    return new Row(page.say(label), all.stream().map(cell).toList());
  }

  private String stages(CodeSheet s) {
    return page.stages(s.page());
  }

  private String fixes(CodeSheet s) {
    List<String> lines = new ArrayList<>();
    for (CodeSheet.Fix fix : s.fixes()) {
      lines.add(
          fix.side().isPresent()
              ? page.say(
                  "labelled", Map.of("label", page.side(fix.side().get()), "text", fix.text()))
              : fix.text());
    }
    return String.join("\n", lines);
  }

  private List<Item> differences(List<CodeSheet> all) {
    List<String> names = new ArrayList<>();
    for (Trait trait : differing(all)) {
      names.add(page.say("trait." + trait.name().toLowerCase(Locale.ROOT)));
    }
    String text = names.isEmpty() ? page.say("compare.alike") : String.join(", ", names);
    return List.of(new Item("", text));
  }

  static Set<Trait> differing(List<CodeSheet> all) {
    Set<Trait> differ = EnumSet.noneOf(Trait.class);
    for (CodeSheet s : all) {
      differ.addAll(new CodePair(all.get(0).page(), s.page()).differences());
    }
    return differ;
  }

  private List<Item> expectations(List<CodeSheet> all) {
    List<Item> items = new ArrayList<>();
    for (CodeSheet s : all) {
      Map<String, String> facts =
          Map.of("brief", s.brief(), "commands", page.commands(s.page().commands()));
      items.add(new Item(s.name(), page.say("compare.expected", facts)));
    }
    return items;
  }

  private List<Item> confusions(List<CodeSheet> all) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        CodeSheet one = all.get(i);
        CodeSheet other = all.get(j);
        String head = all.size() > 2 ? one.name() + ", " + other.name() : "";
        confusion(one, other).ifPresent(text -> items.add(new Item(head, text)));
      }
    }
    return items;
  }

  /** How people mix the two up; empty for codes that nobody does. */
  Optional<String> confusion(CodeSheet one, CodeSheet other) {
    String pair = new CodePair(one.page(), other.page()).key();
    return words.find("pair." + pair + ".confusion", Map.of());
  }
}
