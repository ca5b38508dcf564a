package org.ftpdiag.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.SentCommand;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The commands that somebody wanted sent ({@code --send}), with all that was answered. */
final class SentCommands {
  private static final int MOST_LINES = 200;

  private SentCommands() {}

  private static List<Exchange> of(ProbeRun run) {
    return run.all(SentCommand.class).map(SentCommand::exchange).toList();
  }

  /** A block a command; none where none was sent. */
  static List<Block> blocks(ProbeRun run, Words words) {
    FaultWords faults = new FaultWords(words);
    return of(run).stream().map(e -> block(e, faults)).toList();
  }

  private static Block block(Exchange e, FaultWords faults) {
    List<String> lines =
        e.reply()
            .map(r -> r.lines().stream().limit(MOST_LINES).map(ServerText::shown).toList())
            .orElseGet(() -> List.of(ServerText.shown(faults.of(e))));
    return new Block.Example(ServerText.shown(e.line()), lines);
  }

  /** Those of a report that was saved. */
  static List<Block> saved(JsonTree report, Words words) {
    List<Block> blocks = new ArrayList<>();
    for (JsonTree sent : report.at("sent").all()) {
      Optional<Double> code = sent.at("reply").at("code").number();
      String text = sent.at("reply").at("text").lines().orElse("");
      List<String> lines =
          code.map(c -> lines(c.intValue(), text.lines().toList()))
              .orElseGet(() -> List.of(words.say("fault.timed-out")));
      blocks.add(new Block.Example(sent.at("command").text().orElse("-"), lines));
    }
    return blocks;
  }

  private static List<String> lines(int code, List<String> texts) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_LINES, texts.size()); i++) {
      lines.add(i == 0 ? code + " " + texts.get(i) : texts.get(i));
    }
    return lines.isEmpty() ? List.of(Integer.toString(code)) : lines;
  }

  /** A member {@code sent}, where there is something. */
  static void write(ProbeRun run, JsonObject to) throws IOException {
    List<Exchange> sent = of(run);
    if (sent.isEmpty()) {
      return;
    }
    to.array(
        "sent",
        () -> {
          for (Exchange e : sent) {
            to.object(() -> write(e, to));
          }
        });
  }

  private static void write(Exchange e, JsonObject to) throws IOException {
    to.text("command", e.line());
    Optional<Reply> reply = e.reply();
    if (reply.isEmpty()) {
      to.nothing("reply");
      return;
    }
    to.object(
        "reply",
        () -> {
          to.number("code", reply.get().code());
          to.text("text", reply.get().text());
        });
  }
}
