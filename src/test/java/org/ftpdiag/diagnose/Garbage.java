package org.ftpdiag.diagnose;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.BounceTry;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.model.seen.DownloadCheck;
import org.ftpdiag.model.seen.DownloadCheck.Restart;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.OldTlsVersions;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ReplyAnomaly;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.SessionRenewal;
import org.ftpdiag.model.seen.TlsAnswer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.UploadCheck;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** Runs that no probe would ever record: any observation in any step, with any value. */
final class Garbage {
  private static final String[] WORDS = {
    "",
    "ok",
    "Timeout",
    "too many connections",
    "TLS required",
    "No such file",
    "Permission denied",
    "session reuse required",
    "(|||0|)",
    "(10,0,0,5,1,1)",
    "\u00ff\u0000\u001b[31m",
    "ESMTP Postfix",
    "Connected to ::ffff:1.2.3.4",
    "Connected from x (:::)",
    "quota",
    "no space left",
    "*******0*",
    "foreign address",
    "Features:\n EPSV\n AUTH TLS\n UTF8\n SIZE",
    "SSH-2.0-x",
    "%s {host} $1"
  };
  private static final String[] VERBS = {
    "USER", "PASS", "ACCT", "AUTH", "PBSZ", "PROT", "SYST", "FEAT", "HELP", "OPTS", "EPSV", "PASV",
    "PORT", "EPRT", "LIST", "MLSD", "RETR", "STOR", "APPE", "SIZE", "MDTM", "REST", "DELE", "STAT",
    "PWD", "CWD", "TYPE", "NOOP", "QUIT", "XYZZY"
  };
  private static final String[] IPS = {
    "203.0.113.5", "10.0.0.5", "0.0.0.0", "127.0.0.1", "2001:db8::5", "fe80::1", "192.168.1.5"
  };
  private static final double[] TIMES = {0, 10, 5000, -1, Double.NaN, Double.POSITIVE_INFINITY};
  private final Random random;

  Garbage(long seed) {
    random = new Random(seed);
  }

  ProbeRun run() {
    Target target =
        new Target("x", "ftp.example.com", 21, one(TlsMode.values()), maybe(() -> one(WORDS)));
    Credentials who =
        random.nextBoolean()
            ? Credentials.anonymous()
            : new Credentials("alice", new Secret("hunter2"), Optional.empty());
    ProbeRequest request =
        new ProbeRequest(
            target,
            one(Family.values()),
            who,
            new ProbeRequest.Tls(TlsMaterial.none(), yes(), yes()),
            new ProbeRequest.Tests(
                one(DataMode.values()), yes(), maybe(() -> "a"), maybe(() -> "/"), yes()),
            new ProbeRequest.Limits(Duration.ofSeconds(5), ProbeRequest.DEADLINE));
    List<StepReport> steps = new ArrayList<>();
    for (StepId id : StepId.values()) {
      List<Observation> seen = some(this::observation);
      double start = random.nextInt(10) == 0 ? time() : id.ordinal() * 10;
      steps.add(new StepReport(id, one(Outcome.values()), Optional.empty(), start, time(), seen));
    }
    return new ProbeRun(
        request,
        Observed.NOW,
        time(),
        maybe(() -> Observed.ip(one(IPS))),
        maybe(() -> Observed.ip(one(IPS))),
        steps,
        new Transcript(List.of()),
        random.nextInt(8) == 0,
        List.of());
  }

  private Observation observation() {
    return switch (random.nextInt(16)) {
      case 0 ->
          new Resolution(
              "h",
              one(Resolution.Outcome.values()),
              some(() -> Observed.ip(one(IPS))),
              some(() -> Observed.ip(one(IPS))),
              one(WORDS),
              time());
      case 1 -> attempt();
      case 2 ->
          new Greeting(
              some(this::reply),
              maybe(this::reply),
              maybe(this::fault),
              one(WORDS),
              some(this::reply),
              time());
      case 3 -> new TlsAnswer(maybe(this::tls), one(WORDS), maybe(this::fault));
      case 4 -> tls();
      case 5 -> new OldTlsVersions(some(() -> "TLSv1." + random.nextInt(4)), List.of());
      case 6, 7, 8 -> exchange();
      case 9 ->
          new PassiveTry(
              exchange(),
              maybe(() -> Observed.ip(one(IPS))),
              random.nextInt(70000) - 1,
              one(WORDS),
              some(this::attempt));
      case 10 ->
          new ActiveTry(
              exchange(),
              socket(),
              maybe(this::exchange),
              maybe(() -> Observed.ip(one(IPS))),
              maybe(this::reply),
              maybe(this::fault),
              time());
      case 11 -> new BounceTry(exchange(), "192.0.2.1");
      case 12, 13 -> transfer();
      case 14 -> file();
      default -> other();
    };
  }

  private Observation other() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Listing(
              one(WORDS),
              "UNIX",
              random.nextInt(9) - 1,
              random.nextInt(9) - 1,
              some(() -> one(WORDS)),
              some(() -> one(WORDS)),
              some(() -> one(WORDS)));
      case 1 -> new SessionRenewal("tickets", yes());
      default -> new CredentialRemark(yes() ? "user" : "password", "trailing-blank");
    };
  }

  private Observation file() {
    if (yes()) {
      return new DownloadCheck(
          one(WORDS),
          random.nextInt(5) - 1,
          Optional.empty(),
          random.nextInt(5),
          one(Restart.values()));
    }
    return new UploadCheck(
        one(WORDS),
        one(WORDS),
        yes(),
        random.nextInt(5),
        random.nextInt(5) - 1,
        random.nextInt(3) - 1,
        one(Restart.values()),
        maybe(random::nextLong),
        yes(),
        maybe(this::reply));
  }

  private Transfer transfer() {
    return new Transfer(
        one(VERBS),
        one(WORDS),
        yes(),
        maybe(this::reply),
        maybe(this::tls),
        random.nextInt(3),
        maybe(this::fault),
        yes(),
        maybe(this::reply),
        maybe(this::fault),
        some(this::reply),
        time(),
        time());
  }

  private Exchange exchange() {
    return new Exchange(
        one(VERBS),
        one(WORDS),
        maybe(this::reply),
        maybe(this::fault),
        some(this::reply),
        yes(),
        time());
  }

  private Reply reply() {
    int[] codes = {
      200,
      220,
      226,
      227,
      230,
      331,
      332,
      421,
      425,
      426,
      500,
      522,
      530,
      550,
      0,
      10068,
      random.nextInt(1000),
      Integer.MAX_VALUE
    };
    int code = codes[random.nextInt(codes.length)];
    Set<ReplyAnomaly> odd = yes() ? Set.of() : Set.of(one(ReplyAnomaly.values()));
    return new Reply(code, some(() -> code + "-" + one(WORDS)), odd);
  }

  private WireFault fault() {
    return new WireFault(one(Kind.values()), one(WORDS), yes() ? "" : "550 " + one(WORDS));
  }

  private ConnectAttempt attempt() {
    return new ConnectAttempt(socket(), maybe(this::fault), time());
  }

  private InetSocketAddress socket() {
    return random.nextInt(9) == 0
        ? InetSocketAddress.createUnresolved("nowhere.invalid", 21)
        : new InetSocketAddress(Observed.ip(one(IPS)), random.nextInt(65536));
  }

  private TlsAttempt tls() {
    return new TlsAttempt(
        one(Channel.values()),
        maybe(this::session),
        maybe(this::fault),
        random.nextInt(120) - 1,
        yes(),
        yes(),
        time());
  }

  private TlsSession session() {
    return new TlsSession(
        "TLSv1.3",
        "x",
        some(this::certificate),
        maybe(
            () ->
                new TlsTrust(
                    yes(),
                    yes(),
                    some(() -> random.nextInt(4)),
                    some(this::certificateFault),
                    one(WORDS))),
        yes());
  }

  private CertificateFault certificateFault() {
    return new CertificateFault(one(CertificateFault.Kind.values()), random.nextInt(4));
  }

  private CertificateInfo certificate() {
    Instant from = Observed.NOW.plusSeconds(random.nextInt(4_000_000) - 2_000_000);
    return new CertificateInfo(
        one(WORDS),
        one(WORDS),
        from,
        from.plusSeconds(random.nextInt(3_000_000)),
        some(() -> one(WORDS)),
        "RSA 1024",
        random.nextInt(4096),
        "SHA1withRSA",
        "00",
        yes());
  }

  private double time() {
    return TIMES[random.nextInt(TIMES.length)];
  }

  private boolean yes() {
    return random.nextBoolean();
  }

  private <T> Optional<T> maybe(Supplier<T> make) {
    return yes() ? Optional.of(make.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<? extends T> make) {
    List<T> all = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      all.add(make.get());
    }
    return all;
  }

  @SafeVarargs
  private <T> T one(T... all) {
    return all[random.nextInt(all.length)];
  }
}
