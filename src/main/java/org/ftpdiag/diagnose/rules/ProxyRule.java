package org.ftpdiag.diagnose.rules;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.diagnose.Case;
import org.ftpdiag.diagnose.FaultWord;
import org.ftpdiag.diagnose.FindingBuilder;
import org.ftpdiag.diagnose.JudgedFinding;
import org.ftpdiag.diagnose.Moment;
import org.ftpdiag.diagnose.Quote;
import org.ftpdiag.diagnose.Rule;
import org.ftpdiag.diagnose.TimedObservation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.ProxyAnswer;
import org.ftpdiag.model.seen.WireFault;

/** It is the proxy that fails or refuses, so that nothing was learnt of the server. */
public final class ProxyRule implements Rule {
  @Override
  public List<JudgedFinding> judge(Case c) {
    List<JudgedFinding> found = new ArrayList<>();
    for (TimedObservation<ConnectAttempt> s : c.in(StepId.CONNECT, ConnectAttempt.class)) {
      if (s.what().failedAtProxy()) {
        found.add(finding(c, s.place(), List.of(s.what()), false));
      }
    }
    for (TimedObservation<PassiveTry> s : c.all(PassiveTry.class)) {
      List<ConnectAttempt> failed =
          s.what().attempts().stream().filter(ConnectAttempt::failedAtProxy).toList();
      if (!failed.isEmpty() && !s.what().usable()) {
        found.add(finding(c, s.place(), failed, true));
      }
    }
    return found;
  }

  private static JudgedFinding finding(
      Case c, Moment place, List<ConnectAttempt> failed, boolean data) {
    ProxyAnswer answer = failed.get(0).proxy().orElseThrow();
    FindingBuilder n = c.notice(id(answer), place).fact("proxy", answer.proxy());
    if (data && !c.failed(place.step())) {
      n.severity(Severity.WARN);
    }
    failed.get(0).to().ifPresent(to -> n.fact("data_port", to.getPort()));
    switch (answer.outcome()) {
      case NAME -> n.variant("name");
      case NOT_A_PROXY -> n.variant("other");
      case LOGIN_WANTED -> n.variant("wanted");
      case LOGIN_UNKNOWN -> n.variant("method");
      case FAILED -> n.variant("failed");
      case REFUSED -> {
        if (data) {
          n.variant("data");
        }
      }
      default -> {}
    }
    failed.forEach(attempt -> evidence(n, attempt));
    return n.explains();
  }

  private static FindingId id(ProxyAnswer answer) {
    return switch (answer.outcome()) {
      case NAME, UNREACHABLE, NOT_A_PROXY -> FindingId.PROXY_UNREACHABLE;
      case LOGIN_WANTED, LOGIN_REJECTED, LOGIN_UNKNOWN -> FindingId.PROXY_LOGIN_REJECTED;
      default -> FindingId.PROXY_REFUSED;
    };
  }

  private static void evidence(FindingBuilder n, ConnectAttempt attempt) {
    ProxyAnswer answer = attempt.proxy().orElseThrow();
    WireFault fault = attempt.fault().orElseThrow();
    if (!answer.code().isEmpty()) {
      says(n, attempt);
    } else if (answer.outcome() == ProxyAnswer.Outcome.NOT_A_PROXY) {
      n.evidence("proxy-other", "proxy", answer.proxy(), "raw", answer.text());
    } else if (answer.outcome() == ProxyAnswer.Outcome.NAME) {
      n.evidence("proxy-name", "proxy", answer.proxy(), "detail", fault.detail());
    } else {
      String how = "proxy-" + FaultWord.word(fault.kind());
      n.evidence(how, "proxy", answer.proxy(), "detail", fault.detail());
    }
  }

  /** What a proxy said, whomever it blames; nothing of a direct connection. */
  static void says(FindingBuilder n, ConnectAttempt attempt) {
    attempt
        .proxy()
        .filter(answer -> answer.outcome() == ProxyAnswer.Outcome.SERVER_AWAITED)
        .ifPresent(
            answer ->
                n.evidence(
                    "proxy-awaited",
                    "proxy",
                    answer.proxy(),
                    "address",
                    ConnectRule.text(attempt),
                    "port",
                    attempt.to().map(InetSocketAddress::getPort),
                    "seconds",
                    Quote.seconds(attempt.ms())));
    attempt
        .proxy()
        .filter(answer -> !answer.code().isEmpty() && !attempt.connected())
        .ifPresent(
            answer ->
                n.evidence(
                    answer.text().isEmpty() ? "proxy-code" : "proxy-says",
                    "proxy",
                    answer.proxy(),
                    "code",
                    answer.code(),
                    "text",
                    answer.text(),
                    "address",
                    ConnectRule.text(attempt),
                    "port",
                    attempt.to().map(InetSocketAddress::getPort)));
  }
}
