package org.ftpdiag.report.deep;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ftpdiag.model.CheckCost;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.CheckTrial;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.words.Words;

/** The closer looks that were asked for: what they were to do and cost, and what they saw. */
public final class JsonChecks {
  private final ProbeRun run;
  private final Words words;
  private final CheckWords says;
  private final CheckResults results;

  /** Of a run. */
  public JsonChecks(ProbeRun run, Words words) {
    this.run = run;
    this.words = words;
    this.says = new CheckWords(words);
    this.results = new CheckResults(words);
  }

  /**
   * Writes an object each.
   *
   * @throws IOException where {@code to} does
   */
  public void write(JsonObject to) throws IOException {
    for (CheckTrial trial : CheckResults.trials(run)) {
      to.object(() -> write(trial, to));
    }
  }

  private void write(CheckTrial trial, JsonObject to) throws IOException {
    CheckCost cost = trial.cost();
    to.text("id", trial.check().id());
    to.text("step", trial.check().step().id());
    to.text("status", trial.skipped().isPresent() ? "skip" : "done");
    to.text("summary", says.what(trial.check()));
    to.text("skipped", trial.skipped().map(words::say));
    to.object(
        "cost",
        () -> {
          to.number("connections", cost.connections());
          to.number("commands", cost.commands());
          to.number("bytes", cost.bytes());
          to.number("seconds", cost.seconds());
        });
    List<CheckSight> sights = CheckResults.seen(run, trial.check());
    to.text(
        "result", trial.skipped().isPresent() ? Optional.empty() : Optional.of(results.of(sights)));
    to.array(
        "seen",
        () -> {
          for (CheckSight sight : sights) {
            to.object(() -> members(sight, to));
          }
        });
  }

  /** A record under the names of its components. */
  private static void members(Object seen, JsonObject to) throws IOException {
    for (RecordComponent part : seen.getClass().getRecordComponents()) {
      Object value;
      try {
        value = part.getAccessor().invoke(seen);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(part.toString(), e);
      }
      member(name(part), value, to);
    }
  }

  /** The name under which a component of a record is written. */
  public static String name(RecordComponent part) {
    return part.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static void member(String name, Object value, JsonObject to) throws IOException {
    if (value instanceof Optional<?> o) {
      if (o.isPresent()) {
        member(name, o.get(), to);
      } else {
        to.nothing(name);
      }
    } else if (value instanceof OptionalLong o) {
      member(name, o.isPresent() ? Optional.of(o.getAsLong()) : Optional.empty(), to);
    } else if (value instanceof OptionalDouble o) {
      to.ms(name, o);
    } else if (value instanceof Double d) {
      to.ms(name, d);
    } else if (value instanceof Number n) {
      to.number(name, n.longValue());
    } else if (value instanceof Boolean b) {
      to.flag(name, Optional.of(b));
    } else if (value instanceof Collection<?> all
        && all.stream().allMatch(Record.class::isInstance)) {
      to.array(
          name,
          () -> {
            for (Object each : all) {
              to.object(() -> object(each, to));
            }
          });
    } else if (value instanceof Collection<?> all) {
      to.texts(name, all.stream().map(JsonChecks::text).toList());
    } else if (value instanceof Record record) {
      to.object(name, () -> object(record, to));
    } else {
      to.text(name, text(value));
    }
  }

  private static void object(Object record, JsonObject to) throws IOException {
    if (record instanceof Reply reply) {
      to.number("code", reply.code());
      to.text("text", reply.text());
    } else {
      members(record, to);
    }
  }

  private static String text(Object value) {
    return value instanceof Enum<?> e
        ? e.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }
}
