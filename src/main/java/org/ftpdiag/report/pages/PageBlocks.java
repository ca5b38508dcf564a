package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Field;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.words.PageWords;

/** The page of one code as blocks. */
final class PageBlocks {
  private final PageWords words;

  PageBlocks(PageWords words) {
    this.words = words;
  }

  List<Block> of(CodeSheet s) {
    return List.of(title(s), new Block.Fields(fields(s)));
  }

  Block.Title title(CodeSheet s) {
    return new Block.Title(s.name(), s.title(), words.promise(s.page().family(), s.promise()));
  }

  private List<Field> fields(CodeSheet s) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of(words.say("means"), s.description()));
    if (!s.meanings().isEmpty()) {
      fields.add(new Field(words.say("meanings." + s.meanings().size()), meanings(s)));
    }
    fields.add(Field.of(words.say("when"), s.when()));
    fields.add(new Field(words.say("fix"), fixes(s)));
    fields.add(Field.of(words.say("retry"), words.retry(s.page())));
    fields.add(Field.of(words.say("data"), words.data(s.page())));
    if (s.known()) {
      fields.add(Field.of(words.say("after"), words.commands(s.page().commands())));
    }
    if (!s.alsoAfter().isEmpty()) {
      fields.add(Field.of(words.say("also-after"), words.commands(s.alsoAfter())));
    }
    if (!s.products().isEmpty()) {
      fields.add(Field.of(words.say("products"), String.join(", ", s.products())));
    }
    fields.add(Field.of(words.say("digits"), s.digits()));
    if (!s.page().aliases().isEmpty()) {
      fields.add(Field.of(words.say("aliases"), String.join(", ", s.page().aliases())));
    }
    fields.add(Field.of(words.say("read"), String.join(", ", s.page().references())));
    if (!s.page().related().isEmpty()) {
      fields.add(Field.names(words.say("related"), s.page().related()));
    }
    return fields;
  }

  private List<Item> meanings(CodeSheet s) {
    List<Item> items = new ArrayList<>();
    for (CodeSheet.Competing m : s.meanings()) {
      items.add(new Item(m.who(), m.chosen() ? m.text() + " " + words.say("chosen") : m.text()));
    }
    return items;
  }

  private List<Item> fixes(CodeSheet s) {
    List<Item> items = new ArrayList<>();
    for (CodeSheet.Fix fix : s.fixes()) {
      items.add(new Item(fix.side().isPresent() ? words.side(fix.side().get()) : "", fix.text()));
    }
    return items;
  }
}
