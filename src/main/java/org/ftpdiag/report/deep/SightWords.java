package org.ftpdiag.report.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.deep.AddressRewrite;
import org.ftpdiag.model.seen.deep.EscapeTrial;
import org.ftpdiag.model.seen.deep.FirewallTls;
import org.ftpdiag.model.seen.deep.IdleWatch;
import org.ftpdiag.model.seen.deep.LoginPolicy;
import org.ftpdiag.model.seen.deep.PassiveRange;
import org.ftpdiag.model.seen.deep.PassiveRange.Fate;
import org.ftpdiag.model.seen.deep.PassiveRange.Port;
import org.ftpdiag.model.seen.deep.ProtMatrix;
import org.ftpdiag.model.seen.deep.ResumptionCount;
import org.ftpdiag.model.seen.deep.SessionsHeld;
import org.ftpdiag.model.seen.deep.TlsOffers;
import org.ftpdiag.model.seen.deep.TlsOffers.Accepted;
import org.ftpdiag.report.words.FaultWords;
import org.ftpdiag.report.words.Quantity;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** What deep checks saw, in a sentence each: facts, no judgement. */
final class SightWords {
  private static final String RESULT = "deep.result.";

  private final Words words;
  private final FaultWords faults;
  private final Quantity quantity;
  private final FileSightWords files;

  SightWords(Words words) {
    this.words = words;
    this.faults = new FaultWords(words);
    this.quantity = new Quantity(words);
    this.files = new FileSightWords(words);
  }

  /** The sentence, fit to be shown; empty where a sight has none. */
  String of(CheckSight sight) {
    String said = files.of(sight);
    if (sight instanceof TlsOffers s) {
      said = offers(s);
    } else if (sight instanceof ResumptionCount s) {
      said = resumption(s);
    } else if (sight instanceof ProtMatrix s) {
      said = matrix(s);
    } else if (sight instanceof PassiveRange s) {
      said = range(s);
    } else if (sight instanceof FirewallTls s) {
      said = firewall(s);
    } else if (sight instanceof AddressRewrite s) {
      said = addresses(s);
    } else if (sight instanceof EscapeTrial s) {
      said = escape(s);
    } else if (sight instanceof BounceTry s) {
      said = lead(s.exchange().line(), faults.of(s.exchange()));
    } else if (sight instanceof LoginPolicy s) {
      said = policy(s);
    } else if (sight instanceof SessionsHeld s) {
      said = sessions(s);
    } else if (sight instanceof IdleWatch s) {
      said = idle(s);
    }
    return ServerText.shown(said, 4 * ServerText.FACT);
  }

  private String lead(String lead, String text) {
    return words.say("format.lead", "lead", lead, "text", text);
  }

  private String all(List<String> names) {
    return names.isEmpty() ? words.say(RESULT + "none") : String.join(", ", names);
  }

  /** A refusal, or what failed in place of one. */
  private String why(Optional<Reply> reply, Optional<String> fault) {
    return reply.map(faults::quote).or(() -> fault).orElseGet(() -> words.say("fault.timed-out"));
  }

  private String offers(TlsOffers s) {
    if (s.versions().isEmpty() && s.refused().isEmpty()) {
      return words.say(RESULT + "tls-versions.unanswered");
    }
    List<String> weak =
        s.suites().stream().filter(Accepted::weak).map(Accepted::name).distinct().toList();
    String suites = "suites." + (!weak.isEmpty() ? "weak" : s.complete() ? "none" : "open");
    return words.say(
        RESULT + "tls-versions",
        "accepted",
        all(s.versions()),
        "refused",
        all(s.refused()),
        "suites",
        words.say(RESULT + suites, "suites", all(weak)));
  }

  private String resumption(ResumptionCount s) {
    return s.refused().isPresent()
        ? words.say(RESULT + "no-session", "why", why(s.refused(), Optional.empty()))
        : words.say(
            RESULT + "tls-resumption." + s.resumption().name().toLowerCase(Locale.ROOT),
            "resumed",
            s.resumed(),
            "offered",
            s.offered());
  }

  private String matrix(ProtMatrix s) {
    List<String> cells = new ArrayList<>();
    for (ProtMatrix.Cell c : s.cells()) {
      String way = (c.controlTls() ? "tls" : "clear") + "-" + (c.dataTls() ? "tls" : "clear");
      String outcome =
          c.works()
              ? words.say(RESULT + "works")
              : words.say(
                  RESULT + (c.reply().isPresent() ? "refused" : "failed"),
                  "why",
                  why(c.reply(), c.fault()));
      cells.add(lead(words.say(RESULT + "prot-matrix." + way), outcome));
    }
    return words.also(cells);
  }

  private String range(PassiveRange s) {
    if (s.ports().isEmpty()) {
      return words.say(RESULT + "passive-range.none", "command", s.command());
    }
    return words.say(
        RESULT + "passive-range",
        "command",
        s.command(),
        "count",
        s.ports().size(),
        "low",
        s.ports().stream().mapToInt(Port::number).min().orElseThrow(),
        "high",
        s.ports().stream().mapToInt(Port::number).max().orElseThrow(),
        "open",
        count(s.ports(), Fate.OPEN),
        "refused",
        count(s.ports(), Fate.REFUSED),
        "silent",
        count(s.ports(), Fate.SILENT));
  }

  private static long count(List<Port> ports, Fate fate) {
    return ports.stream().filter(p -> p.fate() == fate).count();
  }

  private String firewall(FirewallTls s) {
    String counts =
        words.say(
            RESULT + "firewall-tls",
            "command",
            s.command(),
            "tls",
            count(s.encrypted(), Fate.OPEN),
            "all",
            s.encrypted().size(),
            "clear",
            count(s.clear(), Fate.OPEN),
            "others",
            s.clear().size());
    return s.refused().map(why -> words.say(RESULT + "no-session", "why", why)).orElse(counts);
  }

  private String addresses(AddressRewrite s) {
    if (s.refused().isPresent()) {
      return words.say(RESULT + "no-session", "why", s.refused().get());
    }
    List<String> said = new ArrayList<>();
    for (boolean tls : new boolean[] {true, false}) {
      List<String> named =
          s.passive().stream()
              .filter(p -> p.tls() == tls)
              .map(AddressRewrite.Passive::address)
              .distinct()
              .toList();
      List<String> codes =
          s.active().stream()
              .filter(a -> a.tls() == tls)
              .map(a -> Integer.toString(a.reply().code()))
              .distinct()
              .toList();
      said.add(
          words.say(
              RESULT + "address-rewrite." + (tls ? "tls" : "clear"),
              "addresses",
              all(named),
              "codes",
              all(codes)));
    }
    return words.also(said);
  }

  private String escape(EscapeTrial s) {
    List<String> there = s.left().stream().flatMap(w -> w.directory().stream()).distinct().toList();
    return words.say(
        RESULT + (there.isEmpty() ? "escape.none" : "escape"),
        "directory",
        s.login(),
        "ways",
        s.ways().size(),
        "there",
        all(there));
  }

  private String policy(LoginPolicy s) {
    List<String> attempts = new ArrayList<>();
    for (LoginPolicy.Attempt a : s.attempts()) {
      String who = words.say(RESULT + "who." + a.who().name().toLowerCase(Locale.ROOT));
      String how = words.say(RESULT + (a.tls() ? "who-tls" : "who-clear"), "who", who);
      List<String> codes = new ArrayList<>();
      a.user().ifPresent(r -> codes.add("USER " + r.code()));
      a.pass().ifPresent(r -> codes.add("PASS " + r.code()));
      a.fault().ifPresent(codes::add);
      attempts.add(lead(how, all(codes)));
    }
    return words.also(attempts);
  }

  private String sessions(SessionsHeld s) {
    return words.say(
        RESULT + (s.ended().isPresent() ? "limits.ended" : "limits"),
        "held",
        s.held(),
        "asked",
        s.asked(),
        "why",
        s.ended().map(e -> why(e.reply(), e.fault())).orElse(""));
  }

  private String idle(IdleWatch s) {
    String silent =
        s.endedMs().isPresent()
            ? words.say(RESULT + "idle.ended", "after", quantity.seconds(s.endedMs().getAsDouble()))
            : words.say(RESULT + "idle", "after", quantity.seconds(s.watchedMs()));
    return s.noopEnded()
        .map(e -> words.also(List.of(silent, words.say(RESULT + "noop." + (e ? "ended" : "kept")))))
        .orElse(silent);
  }
}
