package org.ftpdiag.scripted;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.ftpdiag.Probes;
import org.ftpdiag.cli.DemoOrders;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.probe.ProbeEngine;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.run.LiveView;
import org.ftpdiag.report.words.Words;

/**
 * A scenario played as {@code ftpdiag demo} does it: the server, the engine, the diagnosis, and all
 * that is shown of it.
 *
 * @param live what each live view printed, by its name
 * @param seen the commands that the server received
 * @param left what lies in the server's upload directory afterwards
 */
record Play(
    Scenario scenario,
    ProbeRun run,
    Diagnosis diagnosis,
    Map<String, String> live,
    List<String> seen,
    List<String> left) {
  static final Words WORDS = Words.load("en");
  private static final Map<String, FutureTask<Play>> PLAYED = new ConcurrentHashMap<>();

  /** A built-in scenario, played once for all tests. */
  static Play of(String name) {
    FutureTask<Play> task =
        PLAYED.computeIfAbsent(name, n -> new FutureTask<>(() -> play(Scenario.load(n))));
    task.run(); // the first time only
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(name, e);
    }
  }

  static Play play(Scenario scenario) {
    return play(scenario, ProbeListener.NONE, engine -> {});
  }

  /** A scenario of the test's own. */
  static Scenario scenario(String text) {
    try {
      return Scenario.parse("test", new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Plays.
   *
   * @param listener hears what the live views hear
   * @param before what is done with the engine before it runs
   */
  static Play play(Scenario scenario, ProbeListener listener, Consumer<ProbeEngine> before) {
    try (DemoServer server = DemoServer.start(scenario)) {
      DemoOrders.Order order = DemoOrders.of(scenario, server.address());
      Map<String, StringBuilder> shown = new LinkedHashMap<>();
      Map<String, LiveView> views = new LinkedHashMap<>();
      for (Detail detail : Detail.values()) {
        boolean terminal = detail != Detail.QUIET;
        String name = "live " + detail;
        shown.put(name, new StringBuilder());
        views.put(
            name,
            LiveView.open(
                order.request(),
                WORDS,
                new Style(terminal, true, 80, detail),
                terminal,
                shown.get(name)));
      }
      List<ProbeListener> all = new ArrayList<>(views.values());
      all.add(listener);
      ProbeEngine engine = Probes.engine(order.request());
      before.accept(engine);
      ProbeRun run = engine.run(order.request(), order.remarks(), new ListenerGroup(all));
      Map<String, String> live = new LinkedHashMap<>();
      for (Map.Entry<String, LiveView> view : views.entrySet()) {
        view.getValue().close();
        live.put(view.getKey(), shown.get(view.getKey()).toString());
      }
      return new Play(
          scenario,
          run,
          Diagnoser.diagnose(run),
          live,
          server.commandsSeen(),
          server.files().names("/incoming"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Report report() {
    return new Report(run, diagnosis, ExitCode.of(run, diagnosis, FailOn.FAIL));
  }

  /** The report in a format, text in a style. */
  String rendered(Format format, Style style) {
    StringBuilder out = new StringBuilder();
    try {
      format.renderer(style, "0").render(report(), WORDS, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  String json() {
    return rendered(Format.JSON, Style.plain());
  }

  /** Everything that is shown, by a name for messages. */
  Map<String, String> outputs() {
    Map<String, String> all = new LinkedHashMap<>(live);
    for (Detail detail : Detail.values()) {
      for (int width : List.of(40, 80, 120)) {
        Style style = new Style(width == 120, width != 40, width, detail);
        all.put("text " + detail + " " + width, rendered(Format.TEXT, style));
      }
    }
    all.put("json", json());
    return all;
  }

  String rootCause() {
    return diagnosis.rootCause().map(f -> f.id().id()).orElse("none");
  }

  /** All findings as {@code id:severity}, in their order. */
  List<String> findings() {
    return diagnosis.findings().stream().map(Play::brief).toList();
  }

  static String brief(Finding f) {
    return f.id().id() + ":" + f.severity().id();
  }

  /** What was found and said, for the message of a test that fails. */
  String story() {
    StringBuilder b = new StringBuilder(scenario.name() + " " + findings() + run.defects() + "\n");
    for (Finding f : diagnosis.findings()) {
      f.evidence().forEach(e -> b.append(f.id().id()).append(": ").append(e).append('\n'));
    }
    run.transcript().entries().stream()
        .limit(200)
        .forEach(e -> b.append(e.kind().id()).append(' ').append(e.text()).append('\n'));
    return b.toString();
  }
}
