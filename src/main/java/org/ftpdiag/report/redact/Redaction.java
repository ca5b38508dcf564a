package org.ftpdiag.report.redact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.Transfer;

/**
 * What may be shown to others of the reports of one run of ftpdiag: every name of a host, user,
 * path or certificate and every address gives way to a mask, the same name to the same mask in all
 * of them. What was found stays: it is judged before. Thread-safe.
 */
public final class Redaction {
  private final TextMask text;
  private final CommandMask commands;
  private final NamePlaces places;
  private final Masker masker;

  /** With no name known yet. */
  public Redaction() {
    Masks masks = new Masks();
    this.text = new TextMask(masks, Vocabulary.load());
    this.commands = new CommandMask(text);
    this.places = new NamePlaces(masks, text, commands);
    this.masker = new Masker(places, this::special);
  }

  /** A report, of which the exit code and the findings stay as they are. */
  public Report of(Report report) {
    of(report.run().request());
    masker.parts(report); // what comes late in it may have been named early
    return ((Report) masker.parts(report)).asRedacted();
  }

  /** What was asked for. */
  public ProbeRequest of(ProbeRequest request) {
    return (ProbeRequest) masker.parts(request);
  }

  /** Any record: what it holds that may name something. */
  @SuppressWarnings("unchecked")
  public <R extends Record> R of(R record) {
    return (R) masker.mask(record, "");
  }

  /** A target or a path as somebody typed it. */
  public String path(String typed) {
    return text.path(typed);
  }

  /** A text in which names may stand. */
  public String text(String words) {
    return text.text(words);
  }

  /** A target as somebody typed it. */
  public String target(String typed) {
    return places.mask("Target.input", typed);
  }

  /** Lets a listener hear what may be shown. */
  public ProbeListener before(ProbeListener listener) {
    return new RedactedListener(this, listener);
  }

  Phrase phrase(Phrase phrase) {
    return (Phrase) masker.mask(phrase, "");
  }

  StepReport step(StepReport step) {
    masker.parts(step);
    return (StepReport) masker.parts(step);
  }

  List<Finding> findings(List<Finding> findings) {
    return findings.stream().map(this::of).toList();
  }

  /** One after the other: a reply is masked by the command that it answers. */
  final class Dialogue {
    private String argument = "";

    Transcript.Entry of(Transcript.Entry e) {
      String said =
          switch (e.kind()) {
            case SENT -> sent(e.text());
            case RECEIVED -> text.text(e.text(), argument);
            case EVENT -> text.text(e.text());
          };
      return new Transcript.Entry(e.atMs(), e.channel(), e.kind(), said);
    }

    private String sent(String line) {
      int blank = line.indexOf(' ');
      boolean path = blank > 0 && CommandMask.namesPath(line.substring(0, blank));
      argument = path ? line.substring(blank + 1) : "";
      return commands.line(line);
    }
  }

  private Optional<Object> special(Object value, Masker walk) {
    if (value instanceof Transcript t) {
      Dialogue dialogue = new Dialogue();
      return Optional.of(new Transcript(t.entries().stream().map(dialogue::of).toList()));
    }
    if (value instanceof Transcript.Entry e) {
      return Optional.of(new Dialogue().of(e));
    }
    if (value instanceof Exchange e) {
      String argument = CommandMask.namesPath(e.verb()) ? e.argument() : "";
      Exchange masked = (Exchange) walk.parts(e);
      return Optional.of(
          new Exchange(
              e.verb(),
              commands.argument(e.verb(), e.argument()),
              e.reply().map(r -> reply(r, argument)),
              masked.fault(),
              masked.before(),
              e.encrypted(),
              e.ms()));
    }
    if (value instanceof Transfer t) {
      Transfer masked = (Transfer) walk.parts(t);
      return Optional.of(
          new Transfer(
              t.verb(),
              masked.argument(),
              t.active(),
              t.first().map(r -> reply(r, t.argument())),
              masked.tls(),
              t.bytes(),
              masked.data(),
              t.truncated(),
              t.completion().map(r -> reply(r, t.argument())),
              masked.control(),
              masked.late(),
              t.firstByteMs(),
              t.ms()));
    }
    if (value instanceof Phrase p) {
      return Optional.of(new Phrase(p.key(), facts(p.facts())));
    }
    if (value instanceof Finding f) {
      String argument = argument(f.facts());
      return Optional.of(
          new Finding(
              f.id(),
              f.severity(),
              f.step(),
              f.side(),
              f.reply().map(r -> reply(r, argument)),
              f.family(),
              f.setting(),
              f.note(),
              facts(f.facts()),
              f.evidence().stream().map(this::phrase).toList()));
    }
    return Optional.empty();
  }

  private Reply reply(Reply reply, String argument) {
    List<String> lines = new ArrayList<>();
    reply.lines().forEach(l -> lines.add(text.text(l, argument)));
    return new Reply(reply.code(), lines, reply.anomalies());
  }

  private Map<String, String> facts(Map<String, String> facts) {
    String argument = argument(facts);
    Map<String, String> masked = new LinkedHashMap<>();
    facts.forEach(
        (name, value) ->
            masked.put(
                name,
                name.equals("reply") || name.equals("text")
                    ? text.text(value, argument)
                    : places.fact(name, value)));
    return masked;
  }

  /** What the command that a fact names was about. */
  private static String argument(Map<String, String> facts) {
    String command = facts.getOrDefault("command", "");
    int blank = command.indexOf(' ');
    return blank > 0 && CommandMask.namesPath(command.substring(0, blank))
        ? command.substring(blank + 1)
        : "";
  }
}
