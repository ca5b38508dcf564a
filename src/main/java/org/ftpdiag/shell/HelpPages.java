package org.ftpdiag.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.knowledge.VerbTable;
import org.ftpdiag.report.print.Paragraph;

/** Help: the shell's own commands, and of a command of FTP its syntax and its replies. */
final class HelpPages {
  private static final int COLUMN = 28;

  private final Desk desk;

  HelpPages(Desk desk) {
    this.desk = desk;
  }

  LineOutcome help(String about) {
    if (about.isEmpty()) {
      desk.screen().print(overview());
      return LineOutcome.DONE;
    }
    Optional<OwnCommand> own = OwnCommand.of(about);
    if (own.isPresent()) {
      desk.screen().print(own.get().line() + "\n" + wrapped("shell.help." + own.get().word()));
      return LineOutcome.DONE;
    }
    String verb = about.toUpperCase(Locale.ROOT);
    Optional<VerbTable.Row> row = VerbTable.load().find(verb);
    if (row.isEmpty() && !Verb.of(verb).known()) {
      throw RefusedException.of("help-unknown", "command", about);
    }
    desk.screen().print(verb(verb, row));
    return LineOutcome.DONE;
  }

  private String overview() {
    StringBuilder page = new StringBuilder();
    for (OwnCommand command : OwnCommand.values()) {
      String head = "  " + command.line();
      List<String> lines =
          Paragraph.wrap(
              desk.words().say("shell.help." + command.word()), desk.style().width() - COLUMN);
      page.append(head);
      String pad = " ".repeat(Math.max(1, COLUMN - head.length()));
      for (String line : lines) {
        page.append(pad).append(line).append('\n');
        pad = " ".repeat(COLUMN);
      }
    }
    return page.append('\n').append(wrapped("shell.help.else")).toString();
  }

  private String wrapped(String key) {
    StringBuilder text = new StringBuilder();
    Paragraph.wrap(desk.words().say(key), desk.style().width())
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private String verb(String verb, Optional<VerbTable.Row> row) {
    StringBuilder page = new StringBuilder();
    page.append(row.map(VerbTable.Row::syntax).orElse(verb));
    row.ifPresent(r -> page.append("   ").append(desk.style().dim(r.reference())));
    page.append('\n');
    for (CodePage code : CodeTable.load().all()) {
      String meaning = desk.words().find("code." + code.name()).orElse("");
      if (code.commands().contains(verb) && !meaning.isEmpty()) {
        List<String> lines = Paragraph.wrap(meaning, desk.style().width() - 7);
        String head = "  " + code.name() + "  ";
        for (String line : lines) {
          page.append(head).append(line).append('\n');
          head = "       ";
        }
      }
    }
    return page.toString();
  }
}
