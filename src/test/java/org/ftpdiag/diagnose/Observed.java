package org.ftpdiag.diagnose;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ftpdiag.model.seen.ActiveTry;
import org.ftpdiag.model.seen.CertificateFault;
import org.ftpdiag.model.seen.CertificateInfo;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Greeting;
import org.ftpdiag.model.seen.PassiveTry;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ReplyAnomaly;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/** Observations written by hand, as short as a line of a transcript. */
final class Observed {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private Observed() {}

  static InetAddress ip(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  static WireFault fault(Kind kind) {
    return WireFault.of(kind, "as the platform says");
  }

  static WireFault fault(Kind kind, String received) {
    return new WireFault(kind, "as the platform says", received);
  }

  static Reply odd(String line, ReplyAnomaly anomaly) {
    Reply r = Reply.of(line);
    return new Reply(r.code(), r.lines(), Set.of(anomaly));
  }

  static Reply lines(int code, String... lines) {
    return new Reply(code, List.of(lines), Set.of());
  }

  static Resolution resolved(String... addresses) {
    return new Resolution(
        "ftp.example.com",
        Resolution.Outcome.FOUND,
        List.of(addresses).stream().map(Observed::ip).toList(),
        List.of(),
        "",
        4);
  }

  static ConnectAttempt connect(String address) {
    return new ConnectAttempt(new InetSocketAddress(ip(address), 21), Optional.empty(), 23);
  }

  static ConnectAttempt connect(String address, Kind kind) {
    return connect(address, 21, kind);
  }

  static ConnectAttempt connect(String address, int port, Kind kind) {
    return new ConnectAttempt(
        new InetSocketAddress(ip(address), port), Optional.of(fault(kind)), 3000);
  }

  static ConnectAttempt open(String address, int port) {
    return new ConnectAttempt(new InetSocketAddress(ip(address), port), Optional.empty(), 20);
  }

  static Greeting greeting(String line) {
    return greeting(Reply.of(line), 24);
  }

  static Greeting greeting(Reply reply, double ms) {
    return new Greeting(
        List.of(), Optional.of(reply), Optional.empty(), reply.oneLine(), List.of(), ms);
  }

  static Greeting noGreeting(Kind kind, String raw) {
    return new Greeting(
        List.of(), Optional.empty(), Optional.of(fault(kind, raw)), raw, List.of(), 3000);
  }

  /** A command line and its answer, in plain. */
  static Exchange said(String command, String reply) {
    return said(command, Reply.of(reply), false, 10);
  }

  static Exchange saidOverTls(String command, String reply) {
    return said(command, Reply.of(reply), true, 10);
  }

  static Exchange said(String command, Reply reply, boolean encrypted, double ms) {
    return new Exchange(
        verb(command),
        argument(command),
        Optional.of(reply),
        Optional.empty(),
        List.of(),
        encrypted,
        ms);
  }

  /** A command without an answer. */
  static Exchange lost(String command, Kind kind) {
    return lost(command, fault(kind), false);
  }

  static Exchange lost(String command, WireFault fault, boolean encrypted) {
    return new Exchange(
        verb(command),
        argument(command),
        Optional.empty(),
        Optional.of(fault),
        List.of(),
        encrypted,
        4000);
  }

  private static String verb(String command) {
    int at = command.indexOf(' ');
    return at < 0 ? command : command.substring(0, at);
  }

  private static String argument(String command) {
    int at = command.indexOf(' ');
    return at < 0 ? "" : command.substring(at + 1);
  }

  static PassiveTry epsv(int port, ConnectAttempt... attempts) {
    return new PassiveTry(
        said("EPSV", "229 Entering Extended Passive Mode (|||" + port + "|)"),
        Optional.empty(),
        port,
        "",
        List.of(attempts));
  }

  static PassiveTry pasv(String announced, int port, ConnectAttempt... attempts) {
    String numbers = announced.replace('.', ',') + "," + port / 256 + "," + port % 256;
    return new PassiveTry(
        said("PASV", "227 Entering Passive Mode (" + numbers + ")."),
        Optional.of(ip(announced)),
        port,
        "",
        List.of(attempts));
  }

  static PassiveTry refusedPassive(String command, String reply) {
    return new PassiveTry(said(command, reply), Optional.empty(), -1, "", List.of());
  }

  static PassiveTry malformed(String command, String reply, String problem) {
    return new PassiveTry(said(command, reply), Optional.empty(), -1, problem, List.of());
  }

  static ActiveTry active(String reply, Optional<String> from, String... answers) {
    return new ActiveTry(
        said("PORT 198,51,100,10,200,1", reply),
        new InetSocketAddress(ip("198.51.100.10"), 51201),
        answers.length == 0 ? Optional.empty() : Optional.of(said("LIST", answers[0])),
        from.map(Observed::ip),
        answers.length < 2 ? Optional.empty() : Optional.of(Reply.of(answers[1])),
        from.isPresent() ? Optional.empty() : Optional.of(fault(Kind.TIMED_OUT)),
        5000);
  }

  /** A transfer that its replies decide. */
  static Transfer transfer(String command, long bytes, String first, String completion) {
    return new Transfer(
        verb(command),
        argument(command),
        false,
        Optional.of(Reply.of(first)),
        Optional.empty(),
        bytes,
        Optional.empty(),
        false,
        completion.isEmpty() ? Optional.empty() : Optional.of(Reply.of(completion)),
        Optional.empty(),
        List.of(),
        bytes > 0 ? 12 : -1,
        30);
  }

  static Transfer with(Transfer t, TlsAttempt tls) {
    return new Transfer(
        t.verb(),
        t.argument(),
        t.active(),
        t.first(),
        Optional.of(tls),
        t.bytes(),
        t.data(),
        t.truncated(),
        t.completion(),
        t.control(),
        t.late(),
        t.firstByteMs(),
        t.ms());
  }

  static Transfer withData(Transfer t, WireFault data) {
    return new Transfer(
        t.verb(),
        t.argument(),
        t.active(),
        t.first(),
        t.tls(),
        t.bytes(),
        Optional.of(data),
        t.truncated(),
        t.completion(),
        t.control(),
        t.late(),
        t.firstByteMs(),
        t.ms());
  }

  static Transfer withControl(Transfer t, WireFault control) {
    return new Transfer(
        t.verb(),
        t.argument(),
        t.active(),
        t.first(),
        t.tls(),
        t.bytes(),
        t.data(),
        t.truncated(),
        t.completion(),
        Optional.of(control),
        t.late(),
        t.firstByteMs(),
        t.ms());
  }

  static Transfer truncated(Transfer t) {
    return new Transfer(
        t.verb(),
        t.argument(),
        t.active(),
        t.first(),
        t.tls(),
        t.bytes(),
        t.data(),
        true,
        t.completion(),
        t.control(),
        t.late(),
        t.firstByteMs(),
        t.ms());
  }

  static Transfer active(Transfer t) {
    return new Transfer(
        t.verb(),
        t.argument(),
        true,
        t.first(),
        t.tls(),
        t.bytes(),
        t.data(),
        t.truncated(),
        t.completion(),
        t.control(),
        t.late(),
        t.firstByteMs(),
        t.ms());
  }

  static CertificateInfo certificate(String validFrom, String validTo) {
    return certificate(validFrom, validTo, "RSA 2048", 2048, "SHA256withRSA", false);
  }

  static CertificateInfo certificate(
      String validFrom, String validTo, String key, int bits, String signature, boolean self) {
    return new CertificateInfo(
        "CN=ftp.example.com",
        self ? "CN=ftp.example.com" : "CN=Example CA",
        Instant.parse(validFrom + "T00:00:00Z"),
        Instant.parse(validTo + "T00:00:00Z"),
        List.of("www.example.com"),
        key,
        bits,
        signature,
        "00",
        self);
  }

  static TlsAttempt handshake(Channel channel, boolean resumed, CertificateInfo... chain) {
    return handshake(channel, resumed, TlsTrust.complete(List.of(0)), chain);
  }

  /** A verdict on a chain whose first certificate has these faults. */
  static TlsTrust refused(CertificateFault.Kind... kinds) {
    boolean named = !List.of(kinds).contains(CertificateFault.Kind.NAME);
    return new TlsTrust(
        false,
        named,
        List.of(0),
        Stream.of(kinds).map(k -> new CertificateFault(k, 0)).toList(),
        "no path");
  }

  static TlsAttempt handshake(
      Channel channel, boolean resumed, TlsTrust trust, CertificateInfo... chain) {
    TlsSession session =
        new TlsSession(
            "TLSv1.3", "TLS_AES_256_GCM_SHA384", List.of(chain), Optional.of(trust), resumed);
    return new TlsAttempt(channel, Optional.of(session), Optional.empty(), -1, false, false, 50);
  }

  static TlsAttempt failedHandshake(Channel channel, WireFault fault, int alert) {
    return new TlsAttempt(channel, Optional.empty(), Optional.of(fault), alert, false, false, 50);
  }

  static TlsAttempt asking(TlsAttempt t, boolean sent) {
    return new TlsAttempt(
        t.channel(), t.session(), t.fault(), t.alert(), true, sent, t.offer(), t.ms());
  }
}
