package org.ftpdiag.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.print.DialogueLines;
import org.ftpdiag.report.run.DialogueWords;

/** What the product makes of the session: why something failed, pages, reports, the transcript. */
final class DiagnosisCommands {
  private final Desk desk;

  DiagnosisCommands(Desk desk) {
    this.desk = desk;
  }

  /** Explains the last failure with its fix, as the verdict of a report does. */
  LineOutcome why() {
    Optional<Phrase> refusal = desk.lastRefusal();
    if (refusal.isPresent()) {
      desk.complain(desk.words().say(refusal.get()));
      return LineOutcome.DONE;
    }
    Optional<Finding> finding = desk.unasked().or(() -> new Failure(desk).finding());
    if (finding.isPresent()) {
      desk.screen().print(Failure.block(finding.get(), desk.words(), desk.style()));
      return LineOutcome.DONE;
    }
    Optional<StepReport> failed = desk.live().failure();
    if (failed.isEmpty()) {
      desk.say("why.nothing");
      return LineOutcome.DONE;
    }
    Optional<Reply> reply = lastReply(failed.get().observations());
    if (reply.isPresent()) { // no row of the table knows it: its number's page says what there is
      return LineOutcome.of(
          desk.surroundings()
                  .command(List.of("code", Integer.toString(reply.get().code())), desk.screen())
              == ExitCode.OK);
    }
    desk.say("why.unknown");
    return LineOutcome.DONE;
  }

  private static Optional<Reply> lastReply(List<Observation> seen) {
    Optional<Reply> last = Optional.empty();
    for (Observation o : seen) {
      last = o instanceof Exchange e ? e.reply().or(() -> Optional.empty()) : last;
    }
    return last;
  }

  LineOutcome page(String command, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(arguments);
    return LineOutcome.of(desk.surroundings().command(line, desk.screen()) == ExitCode.OK);
  }

  LineOutcome probe() {
    int code = desk.surroundings().probe(desk.request(), desk.screen());
    return code == ExitCode.INTERRUPTED
        ? LineOutcome.INTERRUPTED
        : LineOutcome.of(code == ExitCode.OK);
  }

  LineOutcome report(String spec) {
    if (spec.isEmpty()) {
      throw RefusedException.of("usage", "syntax", OwnCommand.REPORT.line());
    }
    ProbeRun run = run();
    Diagnosis diagnosis = Diagnoser.diagnose(run);
    Report report = new Report(run, diagnosis, ExitCode.of(run, diagnosis, FailOn.FAIL));
    return LineOutcome.of(desk.surroundings().report(spec, report, desk.screen()));
  }

  private ProbeRun run() {
    return desk.live().run().orElseThrow(() -> RefusedException.of("not-connected"));
  }

  LineOutcome transcript() {
    DialogueWords words = new DialogueWords(desk.words());
    DialogueLines lines = new DialogueLines(desk.style());
    StringBuilder text = new StringBuilder();
    for (Transcript.Entry entry : run().transcript().entries()) {
      lines.of(words.of(entry)).forEach(line -> text.append(line).append('\n'));
    }
    desk.screen().print(text.toString());
    return LineOutcome.DONE;
  }

  LineOutcome note(String text) {
    if (text.isEmpty()) {
      throw RefusedException.of("usage", "syntax", OwnCommand.NOTE.line());
    }
    desk.live().note("note: " + text);
    return LineOutcome.DONE;
  }
}
