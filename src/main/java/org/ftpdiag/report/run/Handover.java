package org.ftpdiag.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Reproduction;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/**
 * What a report that is sent to others says besides, in words.
 *
 * @param masked that names are masked; empty where none are
 * @param commands what shows the same without ftpdiag; empty where nobody asked
 * @param heads the heading over them, and what is said where there are none
 */
record Handover(Optional<String> masked, Optional<List<Shown>> commands, List<String> heads) {

  /**
   * A command.
   *
   * @param shows what one will see, a sentence
   */
  record Shown(String tool, String command, String shows) {}

  /** A report that is for its reader alone. */
  static Handover nothing() {
    return new Handover(Optional.empty(), Optional.empty(), List.of());
  }

  static Handover of(Report report, Words words) {
    if (!report.redacted() && report.reproduction().isEmpty()) {
      return nothing();
    }
    return new Handover(
        report.redacted() ? Optional.of(words.say("report.redacted")) : Optional.empty(),
        report.reproduction().map(all -> all.stream().map(r -> shown(r, words)).toList()),
        List.of(words.say("report.reproduce"), words.say("report.reproduce.none")));
  }

  /** That of a report that was saved as JSON. */
  static Handover saved(JsonTree report, Words words) {
    List<Shown> commands = new ArrayList<>();
    for (JsonTree c : report.at("reproduce").all()) {
      c.at("command")
          .text()
          .ifPresent(
              line ->
                  commands.add(
                      new Shown(
                          c.at("tool").text().orElse(""), line, c.at("shows").text().orElse(""))));
    }
    return new Handover(
        report.at("redacted").flag() ? Optional.of(words.say("report.redacted")) : Optional.empty(),
        commands.isEmpty() ? Optional.empty() : Optional.of(commands),
        List.of(words.say("report.reproduce"), words.say("report.reproduce.none")));
  }

  private static Shown shown(Reproduction r, Words words) {
    return new Shown(r.tool(), r.command(), words.say(r.shows()));
  }

  /** The same for people: commands, then the remark on masks. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    commands.ifPresent(
        all -> {
          blocks.add(new Block.Prose(heads.get(all.isEmpty() ? 1 : 0)));
          all.forEach(
              c ->
                  blocks.add(
                      new Block.Example(
                          ServerText.shown(c.shows()), List.of(ServerText.shown(c.command())))));
        });
    masked.ifPresent(m -> blocks.add(new Block.Prose(m)));
    return blocks;
  }
}
