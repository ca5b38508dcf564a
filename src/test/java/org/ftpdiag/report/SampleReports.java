package org.ftpdiag.report;

import static org.ftpdiag.model.StepId.ACTIVE;
import static org.ftpdiag.model.StepId.CONNECT;
import static org.ftpdiag.model.StepId.DOWNLOAD;
import static org.ftpdiag.model.StepId.FEATURES;
import static org.ftpdiag.model.StepId.GREETING;
import static org.ftpdiag.model.StepId.LIST;
import static org.ftpdiag.model.StepId.LOGIN;
import static org.ftpdiag.model.StepId.PASSIVE;
import static org.ftpdiag.model.StepId.QUIT;
import static org.ftpdiag.model.StepId.RESOLVE;
import static org.ftpdiag.model.StepId.TLS;
import static org.ftpdiag.model.StepId.UPLOAD;
import static org.ftpdiag.report.RunBuilder.address;
import static org.ftpdiag.report.RunBuilder.connected;
import static org.ftpdiag.report.RunBuilder.exchange;
import static org.ftpdiag.report.RunBuilder.failed;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;

/** Reports of typical runs. */
public final class SampleReports {
  private static final String HOST = "ftp.example.com";

  private SampleReports() {}

  public static Report healthy() {
    ProbeRun run =
        features(login(opened(TlsMode.OFF, "anonymous", "220 (vsFTPd 3.0.3)"), false))
            .said(">EPSV", "<229 Entering Extended Passive Mode (|||41235|)")
            .said("*data connected to 203.0.113.5:41235")
            .done(PASSIVE, 46.2, epsv(connected("203.0.113.5", 41235, 22.9)))
            .said(">LIST", "<150 Here comes the directory listing.", "<226 Directory send OK.")
            .done(LIST, 70.4, listing(), transfer("LIST", "", 1234, Optional.empty()))
            .skip(notAsked("--active"), ACTIVE)
            .said(">SIZE big.iso", "<213 52428800", ">RETR big.iso")
            .said("<150 Opening BINARY mode data connection.", "<226 Transfer complete.")
            .done(
                DOWNLOAD,
                1890.7,
                transfer("RETR", "big.iso", 52_428_800, Optional.empty()),
                new DownloadCheck(
                    "big.iso",
                    52_428_800,
                    Optional.empty(),
                    52_428_800,
                    DownloadCheck.Restart.WORKS))
            .skip(notAsked("--put DIR"), UPLOAD)
            .said(">QUIT", "<221 Goodbye.")
            .done(QUIT, 23, exchange("QUIT", "", "221 Goodbye."))
            .run(false);
    return report(run, 0);
  }

  public static Report passiveAddressPrivate() {
    String reply = "227 Entering Passive Mode (10,0,0,5,161,20)";
    ProbeRun run =
        features(login(opened(TlsMode.AUTO, "alice", "220 (vsFTPd 3.0.3)"), false))
            .said(">EPSV", "<229 Entering Extended Passive Mode (|||41235|)", ">PASV", "<" + reply)
            .step(
                PASSIVE,
                Outcome.FAILED,
                10_012,
                epsv(failed("203.0.113.5", 41235, WireFault.Kind.TIMED_OUT, 5000)),
                new PassiveTry(
                    exchange("PASV", "", reply),
                    Optional.of(address("10.0.0.5")),
                    41236,
                    "",
                    List.of()))
            .skip(Phrase.of("skip.no-data"), LIST)
            .skip(notAsked("--active"), ACTIVE)
            .said(">QUIT", "<221 Goodbye.")
            .done(QUIT, 23, exchange("QUIT", "", "221 Goodbye."))
            .run(false);
    Finding cause =
        finding(
            FindingId.PASSIVE_ADDRESS_PRIVATE,
            PASSIVE,
            Optional.of(Reply.of(reply)),
            Map.of("announced", "10.0.0.5", "control", "203.0.113.5", "host", HOST),
            Phrase.of("step.active.reply", "verb", "server", "reply", reply),
            Phrase.of("step.passive.elsewhere", "place", "10.0.0.5", "address", "203.0.113.5"));
    Finding remark =
        finding(
            FindingId.EPSV_UNSUPPORTED,
            PASSIVE,
            Optional.empty(),
            Map.of(),
            Phrase.of("step.active.reply", "verb", "server", "reply", "500 EPSV"));
    return report(run, 1, cause, remark);
  }

  public static Report tlsWithChain() {
    TlsSession data = new TlsSession("TLSv1.3", "TLS_AES_256_GCM_SHA384", List.of(), none(), true);
    ProbeRun run =
        features(
                login(
                    opened(TlsMode.EXPLICIT, "alice", "220 ProFTPD Server ready.")
                        .said(">AUTH TLS", "<234 AUTH TLS successful", "*TLSv1.3 established")
                        .done(
                            TLS,
                            71.3,
                            exchange("AUTH", "TLS", "234 AUTH TLS successful"),
                            attempt(Transcript.Channel.CONTROL, session())),
                    true))
            .said(">EPSV", "<229 Entering Extended Passive Mode (|||41235|)")
            .done(PASSIVE, 46.2, epsv(connected("203.0.113.5", 41235, 22.9)))
            .said(">LIST", "<150 Opening ASCII mode data connection", "<226 Transfer complete")
            .done(
                LIST,
                70.4,
                listing(),
                transfer("LIST", "", 1234, Optional.of(attempt(Transcript.Channel.DATA, data))))
            .said(">QUIT")
            .done(QUIT, 10_000, exchange("QUIT", ""))
            .run(false);
    Finding expiring =
        finding(
            FindingId.TLS_CERTIFICATE_EXPIRING,
            TLS,
            Optional.empty(),
            Map.of("days", "10", "host", HOST),
            Phrase.of("step.active.reply", "verb", "server", "reply", "not after 2026-11-30"));
    return report(run, 0, expiring);
  }

  /** TLS was established and then given up for a login in plain. */
  public static Report tlsGivenUp() {
    RunBuilder runs =
        opened(TlsMode.AUTO, "anonymous", "220 ready")
            .done(TLS, 71.3, attempt(Transcript.Channel.CONTROL, session()));
    return report(login(runs, false).run(false), 0);
  }

  public static Report loginRejected(String answer) {
    String quoted = "530 " + answer;
    ProbeRun run =
        opened(TlsMode.OFF, "alice", "220 FTP server ready")
            .said(">USER alice", "<331 Please specify the password.", ">PASS ****", "<" + quoted)
            .step(
                LOGIN,
                Outcome.FAILED,
                2100,
                exchange("USER", "alice", "331 Please specify the password."),
                exchange("PASS", "****", quoted))
            .skip(Phrase.of("skip.after", "step", "login"), FEATURES, PASSIVE, LIST)
            .said(">QUIT", "<221 " + answer)
            .done(QUIT, 5, exchange("QUIT", "", "221 " + answer))
            .run(false);
    return report(
        run,
        1,
        finding(
            FindingId.LOGIN_REJECTED,
            LOGIN,
            Optional.of(Reply.of(quoted)),
            Map.of("user", answer),
            Phrase.of("step.active.reply", "verb", "server", "reply", quoted)));
  }

  public static Report interrupted() {
    ProbeRun run =
        new RunBuilder(HOST, 2121, TlsMode.AUTO, "alice")
            .done(RESOLVE, 4.2, resolution())
            .step(
                CONNECT,
                Outcome.FAILED,
                3100,
                failed("203.0.113.5", 2121, WireFault.Kind.CANCELLED, 3100))
            .run(true);
    return report(run, 130);
  }

  private static RunBuilder opened(TlsMode tls, String user, String greeting) {
    return new RunBuilder(HOST, 21, tls, user)
        .done(RESOLVE, 4.2, resolution())
        .said("*connected to 203.0.113.5:21")
        .done(CONNECT, 23.04, connected("203.0.113.5", 21, 22.96))
        .said("<" + greeting)
        .done(
            GREETING,
            24,
            new Greeting(
                List.of(), Optional.of(Reply.of(greeting)), none(), greeting, List.of(), 24))
        .skip(Phrase.of("skip.tls-off"), TLS);
  }

  private static Phrase notAsked(String option) {
    return Phrase.of("skip.not-asked", "option", option);
  }

  private static RunBuilder login(RunBuilder builder, boolean encrypted) {
    Exchange pass = exchange("PASS", "****", "230 Login successful.");
    return builder
        .said(">USER alice", "<331 Please specify the password.")
        .said(">PASS ****", "<230 Login successful.")
        .done(LOGIN, 118, encrypted ? RunBuilder.encrypted(pass) : pass);
  }

  private static RunBuilder features(RunBuilder builder) {
    String[] lines = {"211-Features:", " UTF8", " EPSV", " REST STREAM", " 550 odd", "211 End"};
    builder.said(">FEAT");
    for (String line : lines) {
      builder.said("<" + line);
    }
    return builder.done(FEATURES, 70, exchange("FEAT", "", lines));
  }

  private static Resolution resolution() {
    return new Resolution(
        HOST,
        Resolution.Outcome.FOUND,
        List.of(address("203.0.113.5"), address("2001:db8:2::5")),
        List.of(),
        "",
        4.2);
  }

  private static PassiveTry epsv(org.ftpdiag.model.seen.ConnectAttempt attempt) {
    return new PassiveTry(
        exchange("EPSV", "", "229 Entering Extended Passive Mode (|||41235|)"),
        Optional.empty(),
        41235,
        "",
        List.of(attempt));
  }

  private static Listing listing() {
    return new Listing("", "UNIX", 12, 12, List.of(), List.of(), List.of("pub"));
  }

  private static Transfer transfer(String verb, String path, long bytes, Optional<TlsAttempt> tls) {
    return new Transfer(
        verb,
        path,
        false,
        Optional.of(Reply.of("150 Opening")),
        tls,
        bytes,
        none(),
        false,
        Optional.of(Reply.of("226 Done")),
        none(),
        List.of(),
        20,
        1000);
  }

  private static TlsSession session() {
    CertificateInfo leaf =
        new CertificateInfo(
            "CN=ftp.example.com",
            "CN=R3,O=Let's Encrypt,C=US",
            Instant.parse("2026-09-01T00:00:00Z"),
            Instant.parse("2026-11-30T12:00:00Z"),
            List.of(HOST),
            "RSA 2048",
            2048,
            "SHA256withRSA",
            "aa11",
            false);
    CertificateInfo issuer =
        new CertificateInfo(
            "CN=R3,O=Let's Encrypt,C=US",
            "CN=ISRG Root X1,O=Internet Security Research Group,C=US",
            Instant.parse("2020-09-04T00:00:00Z"),
            Instant.parse("2027-09-15T16:00:00Z"),
            List.of("R3"),
            "RSA 4096",
            4096,
            "SHA256withRSA",
            "bb22",
            false);
    return new TlsSession(
        "TLSv1.3",
        "TLS_AES_256_GCM_SHA384",
        List.of(leaf, issuer),
        Optional.of(TlsTrust.complete(List.of(0, 1))),
        false);
  }

  private static TlsAttempt attempt(Transcript.Channel channel, TlsSession session) {
    return new TlsAttempt(channel, Optional.of(session), none(), -1, false, false, 40);
  }

  public static Finding finding(
      FindingId id,
      StepId step,
      Optional<Reply> reply,
      Map<String, String> facts,
      Phrase... evidence) {
    return new Finding(
        id,
        id.severity(),
        step,
        id.side(),
        reply,
        none(),
        none(),
        none(),
        facts,
        Arrays.asList(evidence));
  }

  public static Report report(ProbeRun run, int exitCode, Finding... findings) {
    List<Finding> all = Arrays.asList(findings);
    ServerIdentity server =
        new ServerIdentity(
            Optional.of("vsftpd"),
            Optional.of("vsftpd"),
            Optional.of("3.0.3"),
            Optional.of("UNIX Type: L8"),
            List.of("EPSV", "UTF8"),
            List.of());
    Diagnosis diagnosis =
        new Diagnosis(
            server,
            none(),
            all,
            all.stream().filter(f -> f.severity() == Severity.FAIL).findFirst());
    return new Report(run, diagnosis, exitCode);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
