package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What servers are known to say with a code: the rows of the reply table that name it. */
public final class Wordings {
  private final List<ReplyRow> rows;

  private Wordings(List<ReplyRow> rows) {
    this.rows = rows;
  }

  /** Those of a code; rows for whole families of codes do not count. */
  public static Wordings of(String code, ReplyTable table) {
    List<ReplyRow> rows = new ArrayList<>();
    if (!code.startsWith("iis-")) {
      for (ReplyRow row : table.rows(code)) {
        if (names(row.code(), code)) {
          rows.add(row);
        }
      }
    }
    return new Wordings(rows);
  }

  private static boolean names(String column, String code) {
    return CodePage.list(column, ',').contains(code);
  }

  /** The products that have words of their own for it, in the order of the table. */
  public Set<String> families() {
    Set<String> families = new LinkedHashSet<>();
    for (ReplyRow row : rows) {
      if (!row.product().equals("*")) {
        families.add(row.product());
      }
    }
    return Collections.unmodifiableSet(families);
  }

  /** The verbs after which servers send it, groups spelt out; not {@code idle} and the like. */
  public Set<String> commands() {
    Set<String> commands = new LinkedHashSet<>();
    for (ReplyRow row : rows) {
      for (Occasion occasion : row.occasions()) {
        for (String verb : occasion.verbs()) {
          if (verb.charAt(0) < 'a') {
            commands.add(verb);
          }
        }
      }
    }
    return Collections.unmodifiableSet(commands);
  }

  /** The words themselves. */
  public List<Wording> texts() {
    List<Wording> texts = new ArrayList<>();
    for (ReplyRow row : rows) {
      if (!row.product().equals("*")) {
        texts.add(
            new Wording(
                row.product(),
                row.after(),
                Expression.readable(row.regex()),
                row.finding().isPresent() ? row.finding().get().id() : "-"));
      }
    }
    return texts;
  }
}
