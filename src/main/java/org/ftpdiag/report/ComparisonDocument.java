package org.ftpdiag.report;

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
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Block.Row;

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

  Document of(List<String> codes) {
    List<CodeSheet> all = sheets(codes);
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
    String title = page.say("compare.title", Map.of("codes", String.join(", ", codes)));
    return new Document(title, Optional.empty(), List.of(new Article("", blocks)));
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
    List<Item> items = new ArrayList<>();
    Set<Trait> differ = differing(all);
    for (Trait trait : differ) {
      items.add(new Item("", difference(trait, all)));
    }
    if (items.isEmpty()) {
      items.add(new Item("", page.say("compare.alike")));
    }
    return items;
  }

  static Set<Trait> differing(List<CodeSheet> all) {
    Set<Trait> differ = EnumSet.noneOf(Trait.class);
    for (CodeSheet s : all) {
      differ.addAll(new CodePair(all.get(0).page(), s.page()).differences());
    }
    return differ;
  }

  private String difference(Trait trait, List<CodeSheet> all) {
    List<String> parts = new ArrayList<>();
    for (CodeSheet s : all) {
      String value =
          switch (trait) {
            case FAMILY -> s.promise();
            case WHO -> page.who(s.page());
            case RETRY -> page.retry(s.page());
            case STAGE -> stages(s);
            case DATA -> page.data(s.page());
          };
      parts.add(page.say("labelled", Map.of("label", s.name(), "text", value)));
    }
    String name = page.say("trait." + trait.name().toLowerCase(Locale.ROOT));
    return page.say(
        "labelled", Map.of("label", name, "text", String.join(page.say("and-then"), parts)));
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
