package org.ftpdiag.wire.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.seen.ResumptionOffer;
import org.ftpdiag.model.seen.TlsAttempt;
import org.ftpdiag.model.seen.TlsSession;
import org.ftpdiag.model.seen.TlsTrust;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.wire.Deadline;
import org.ftpdiag.wire.Link;
import org.ftpdiag.wire.Ticker;
import org.ftpdiag.wire.WireException;

/**
 * TLS with one server: its data connections resume the session of its control connection. JSSE's
 * client cache is keyed by the host and port that an engine was made for, so all are made for the
 * control connection's. Not for use by several threads.
 */
public final class TlsClient {
  private final String host;
  private final TlsServerName name;
  private final int controlPort;
  private final TlsMaterial material;
  private final TrustStores trust;
  private final Ticker ticker;
  private final UnaryOperator<String> mask;
  private final boolean only12;
  private final boolean tickets12;
  private final TlsWitness witness;
  private final TlsClientKey key;
  private final SSLContext context;
  private final Map<List<X509Certificate>, TlsTrust> verdicts = new HashMap<>();
  private List<X509Certificate> chain = List.of();
  private Optional<SSLSession> control = Optional.empty();
  private Optional<TlsHello> prepared = Optional.empty();
  private boolean offered;

  /**
   * @param host the name or address that was asked for, as the user wrote it
   * @param mask takes secrets out of what the server shows: certificates, text in place of TLS
   * @throws IllegalArgumentException when the client's key cannot be opened
   */
  public TlsClient(
      String host,
      int controlPort,
      TlsMaterial material,
      TrustStores trust,
      Ticker ticker,
      UnaryOperator<String> mask) {
    this(host, controlPort, material, trust, ticker, mask, false, false);
  }

  private TlsClient(
      String host,
      int controlPort,
      TlsMaterial material,
      TrustStores trust,
      Ticker ticker,
      UnaryOperator<String> mask,
      boolean only12,
      boolean tickets12) {
    this.host = host;
    this.name = TlsServerName.of(host);
    this.controlPort = controlPort;
    this.material = material;
    this.trust = trust;
    this.ticker = ticker;
    this.mask = mask;
    this.only12 = only12;
    this.tickets12 = tickets12;
    key = new TlsClientKey(material);
    trust.warm();
    Optional<X509ExtendedTrustManager> own = TrustStores.own(material.authorities());
    // The user's own first: it saves waiting for the system's store.
    witness = new TlsWitness(List.of(() -> own, trust::java, trust::bundle));
    context = TlsContexts.create(key, witness, tickets12);
  }

  /**
   * Begins to load what a handshake needs, in the background: some 200 ms, in which a session looks
   * its server up, connects and is greeted.
   */
  public static void warm(TrustStores trust) {
    Thread loader =
        new Thread(
            () -> {
              TlsClient client =
                  new TlsClient(
                      "localhost",
                      21,
                      TlsMaterial.none(),
                      trust,
                      () -> 0,
                      UnaryOperator.identity());
              try {
                client.hello();
              } catch (SSLException e) {
                // The handshake that follows meets it again, and tells it.
              }
            },
            "tls");
    loader.setDaemon(true);
    loader.start();
  }

  /**
   * A new client with the same material that speaks TLS 1.2 only, whose sessions resume any number
   * of times. The control connection must be made anew with it. Where this one spoke TLS 1.2 and
   * the server keeps no sessions, the new one takes session tickets.
   */
  public TlsClient limitedTo12() {
    boolean noIds =
        control.filter(s -> !is13(s.getProtocol()) && s.getId().length == 0).isPresent();
    return new TlsClient(
        host, controlPort, material, trust, ticker, mask, true, tickets12 || noIds);
  }

  /** Shakes hands on a control connection. What an earlier one left is not resumed by data then. */
  public TlsHandshake control(Link tcp, Deadline deadline) {
    prepared = Optional.empty();
    control = Optional.empty();
    TlsHandshake done = handshake(tcp, Channel.CONTROL, this::hello, deadline);
    control = done.link().map(link -> link.engine().getSession());
    return done;
  }

  /** Shakes hands on a data connection, resuming the control connection's session if it can. */
  public TlsHandshake data(Link tcp, Deadline deadline) {
    return handshake(tcp, Channel.DATA, this::dataHello, deadline);
  }

  private TlsHello dataHello() throws SSLException {
    TlsHello hello = prepared.isPresent() ? prepared.get() : hello();
    prepared = Optional.empty();
    offered = hello.offersSession();
    return hello;
  }

  /** Shakes hands on a data connection as a client would that cannot resume. */
  public TlsHandshake dataWithoutResumption(Link tcp, Deadline deadline) {
    offered = false;
    SSLContext fresh = TlsContexts.create(key, witness, tickets12);
    TlsHandshake done =
        handshake(tcp, Channel.DATA, () -> TlsHello.begin(engine(fresh), new byte[0]), deadline);
    return new TlsHandshake(done.link(), done.attempt().with(ResumptionOffer.WITHHELD));
  }

  /**
   * Whether the next {@link #data} will offer to resume: its hello is written now and looked at. To
   * be asked before the command that transfers; when it says no, the server is not to blame for
   * what follows.
   */
  public boolean resumable() {
    if (prepared.isEmpty() && control.isPresent()) {
      try {
        prepared = Optional.of(hello()).filter(TlsHello::offersSession);
      } catch (SSLException e) {
        return false; // the next handshake fails with the same words
      }
    }
    return prepared.isPresent();
  }

  /** Whether the last {@link #data} offered to resume. If it did in vain, the server declined. */
  public boolean offeredResumption() {
    return offered;
  }

  private interface Start {
    TlsHello begin() throws SSLException;
  }

  private TlsHello hello() throws SSLException {
    return TlsHello.begin(engine(context), control.map(SSLSession::getId).orElse(new byte[0]));
  }

  private SSLEngine engine(SSLContext of) {
    SSLEngine engine = of.createSSLEngine(name.text(), controlPort);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(
        only12 ? new String[] {"TLSv1.2"} : new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setServerNames(name.sni());
    // JSSE resumes TLS 1.2 with servers that lack the extended master secret (RFC 7627) only with
    // an
    // endpoint identification algorithm. It has the name checked, and the witness keeps that from
    // ending the handshake.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  private TlsHandshake handshake(Link tcp, Channel channel, Start start, Deadline deadline) {
    long began = ticker.nanos();
    witness.reset();
    key.reset();
    Optional<TlsHello> hello = Optional.empty();
    Optional<TlsLink> link = Optional.empty();
    Optional<WireFault> fault = Optional.empty();
    try {
      hello = Optional.of(start.begin());
      link = Optional.of(new TlsLink(tcp, hello.get(), ticker, channel == Channel.DATA, mask));
      link.get().handshake(deadline);
    } catch (WireException e) {
      fault = Optional.of(e.fault());
    } catch (SSLException e) {
      fault = Optional.of(WireFault.of(WireFault.Kind.TLS, String.valueOf(e.getMessage())));
    }
    double ms = (ticker.nanos() - began) / 1e6;
    int alert = link.map(TlsLink::alert).orElse(TlsAlert.NONE);
    if (fault.isPresent()) {
      if (channel == Channel.DATA && link.map(TlsLink::unanswered).orElse(false)) {
        // The server refused the command and never looked at the data connection: the ticket in
        // this hello is not spent.
        prepared = hello.filter(TlsHello::offersSession);
      }
      link = Optional.empty();
    }
    Optional<TlsSession> session = link.map(l -> session(l.engine().getSession()));
    if (link.isPresent()) {
      link.get().established(session.orElseThrow());
    }
    boolean offers = hello.map(TlsHello::offersSession).orElse(false);
    TlsAttempt attempt =
        new TlsAttempt(channel, session, fault, alert, key.requested(), key.sent(), ms);
    return new TlsHandshake(link, offers ? attempt.with(ResumptionOffer.MADE) : attempt);
  }

  private TlsSession session(SSLSession session) {
    List<X509Certificate> seen = witness.chain();
    boolean resumed = seen.isEmpty();
    if (resumed) {
      seen = remembered(session);
    }
    chain = seen;
    if (!resumed) {
      witness.requireJudged();
      verdicts.put(seen, TlsFaults.explain(witness, host));
    }
    // A session that is resumed has the peer of the one that it resumes, and the verdict on it.
    Optional<TlsTrust> verdict = Optional.ofNullable(verdicts.get(seen));
    return new TlsSession(
        session.getProtocol(),
        session.getCipherSuite(),
        seen.stream().map(c -> TlsCertificates.info(c).masked(mask)).toList(),
        verdict,
        resumed);
  }

  private List<X509Certificate> remembered(SSLSession session) {
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate c : session.getPeerCertificates()) {
        if (c instanceof X509Certificate x509) {
          certificates.add(x509);
        }
      }
      return certificates;
    } catch (SSLPeerUnverifiedException e) {
      return chain;
    }
  }

  private static boolean is13(String protocol) {
    return protocol.equals("TLSv1.3");
  }
}
