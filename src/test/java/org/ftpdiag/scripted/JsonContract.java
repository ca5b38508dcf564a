package org.ftpdiag.scripted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.SchemaCheck;

/** What programs that read the JSON rely on, whatever was found. */
public final class JsonContract {
  private static final Set<String> STATUSES = Set.of("pass", "warn", "fail", "skip");
  private static final Set<String> SIDES = Set.of("client", "network", "server");
  private static final Set<String> KINDS = Set.of("sent", "received", "event");

  private final Json report;
  private final List<String> breaches = new ArrayList<>();

  private JsonContract(Json report) {
    this.report = report;
  }

  /** How the JSON of a play breaks the contract; empty as it should be. */
  static List<String> breaches(Play play) {
    // What was broken off, or did not get to its end, has not passed.
    String least = play.report().whole() ? "pass" : Severity.WARN.id();
    return breaches(play.json(), play.report().exitCode(), Set.of(least));
  }

  /** How a report in JSON breaks the contract, given what ftpdiag exited with. */
  public static List<String> breaches(String json, int exitCode) {
    boolean interrupted = exitCode == ExitCode.INTERRUPTED;
    // Whether it ran out of time, JSON tells in words only.
    return breaches(json, exitCode, interrupted ? Set.of("warn") : Set.of("pass", "warn"));
  }

  private static List<String> breaches(String json, int exitCode, Set<String> least) {
    JsonContract contract = new JsonContract(Json.of(json));
    contract.form();
    contract.steps();
    contract.report.objects("findings").forEach(contract::finding);
    contract.conclusion(exitCode, least);
    contract.transcript();
    contract.breaches.addAll(SchemaCheck.breaches("report", json));
    return contract.breaches;
  }

  private void need(boolean holds, String what) {
    if (!holds) {
      breaches.add(what);
    }
  }

  private void form() {
    need(
        report.has(
            "schema tool started duration_ms target server network tls verdict interrupted exit_code"
                + " root_cause steps findings transcript"),
        "a field of the report");
    need(report.text("schema").equals("ftpdiag.report/1"), "schema");
    need(report.object("tool").has("name version"), "tool");
    need(report.object("target").has("input host port address tls user"), "target");
    need(report.object("server").has("product version system features commands"), "server");
    need(report.object("network").has("addresses local_address seen_as round_trip_ms"), "network");
    if (report.get("tls") != null) {
      need(
          report
              .object("tls")
              .has("protocol cipher trusted data_resumed data_connections data_resumptions chain"),
          "tls");
    }
  }

  private void steps() {
    List<Json> steps = report.objects("steps");
    need(
        steps.stream()
            .map(s -> s.text("id"))
            .toList()
            .equals(Arrays.stream(StepId.values()).map(StepId::id).toList()),
        "the twelve steps in order");
    for (Json step : steps) {
      need(step.has("id status duration_ms summary"), "a field of " + step);
      need(STATUSES.contains(step.text("status")), "the status of " + step);
      need(step.says("summary"), "the summary of " + step);
    }
  }

  private void finding(Json f) {
    need(
        f.has(
            "id severity step side reply title explanation evidence fix fix_steps workaround"
                + " references"),
        "a field of " + f);
    fixSteps(f);
    Optional<FindingId> id = FindingId.of(f.text("id"));
    Optional<Severity> severity = severity(f);
    need(id.isPresent() && severity.isPresent(), "an unknown id or severity: " + f);
    need(SIDES.contains(f.text("side")), "the side of " + f);
    if (id.isEmpty() || severity.isEmpty()) {
      return;
    }
    need(severity.get().compareTo(id.get().most()) <= 0, "weighs too much: " + f);
    need(f.says("title") && f.says("explanation") && f.says("references"), "words of " + f);
    need(severity.get() == Severity.INFO || f.says("evidence") && f.says("fix"), "advice of " + f);
  }

  /** Beside each sentence of the fix the same as data. */
  private void fixSteps(Json f) {
    List<Json> steps = f.objects("fix_steps");
    need(steps.size() == ((List<?>) f.get("fix")).size(), "as many steps as sentences: " + f);
    for (Json step : steps) {
      need(step.has("text file settings command"), "a field of " + step);
      need(step.says("text"), "the sentence of " + step);
      need(!step.text("text").contains("\n"), "nothing to paste inside the sentence: " + step);
    }
  }

  private static Optional<Severity> severity(Json finding) {
    return Arrays.stream(Severity.values())
        .filter(s -> s.id().equals(finding.text("severity")))
        .findFirst();
  }

  private void conclusion(int exitCode, Set<String> least) {
    List<Json> findings = report.objects("findings");
    Severity top =
        findings.stream()
            .flatMap(f -> severity(f).stream())
            .max(Severity::compareTo)
            .orElse(Severity.INFO);
    Set<String> verdicts = top == Severity.INFO ? least : Set.of(top.id());
    need(report.get("interrupted").equals(exitCode == ExitCode.INTERRUPTED), "interrupted");
    need(verdicts.contains(report.text("verdict")), "the verdict " + report.text("verdict"));
    need(report.get("exit_code").equals((long) exitCode), "exit_code " + report.get("exit_code"));
    Object root = report.get("root_cause");
    need((root != null) == (top == Severity.FAIL), "a root cause just where something failed");
    need(
        root == null || !findings.isEmpty() && root.equals(findings.get(0).get("id")),
        "the root cause first");
    need(
        root == null || severity(findings.get(0)).equals(Optional.of(Severity.FAIL)),
        "a root cause that fails");
  }

  private void transcript() {
    for (Json entry : report.objects("transcript")) {
      need(
          entry.has("at_ms channel kind text")
              && Set.of("control", "data").contains(entry.text("channel"))
              && KINDS.contains(entry.text("kind")),
          "a line of the transcript: " + entry);
    }
  }
}
