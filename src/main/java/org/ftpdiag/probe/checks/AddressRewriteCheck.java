package org.ftpdiag.probe.checks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.ftp.DataAddress;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.deep.AddressRewrite;
import org.ftpdiag.model.seen.deep.AddressRewrite.Active;
import org.ftpdiag.model.seen.deep.AddressRewrite.Passive;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.ExtraSession;
import org.ftpdiag.probe.ExtraSession.Refusal;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.wire.ActiveListener;
import org.ftpdiag.wire.WireException;

/**
 * Whether a device on the way changes the addresses in 227 and PORT: what it may read is held
 * against what it cannot, in sessions by turns. Nothing is transferred. Never with a password,
 * which nobody may see.
 */
public final class AddressRewriteCheck implements Check {
  /** Of each kind: where several machines stand behind one address, they answer by turns. */
  private static final int ROUNDS = 2;

  private final List<Passive> passive = new ArrayList<>();
  private final List<Active> active = new ArrayList<>();
  private Optional<Reply> epsv = Optional.empty();
  private Optional<String> refused = Optional.empty();

  @Override
  public DeepCheck name() {
    return DeepCheck.ADDRESS_REWRITE;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    boolean ipv6 = session.state().stoppedBy().isEmpty() && !session.data().pasvPossible();
    return ipv6 ? Optional.of(Skip.because("check-ipv4")) : TlsBesideClear.obstacle(session);
  }

  @Override
  public void run(Session session) {
    for (int i = 0; i < ROUNDS && refused.isEmpty(); i++) {
      for (boolean tls : new boolean[] {true, false}) {
        if (refused.isEmpty() && !session.time().over()) {
          ask(session, tls);
        }
      }
    }
    InetAddress there = session.server().getAddress();
    session.observe(
        new AddressRewrite(
            Optional.ofNullable(there).map(Addresses::text), passive, active, epsv, refused));
  }

  private void ask(Session main, boolean tls) {
    try (ExtraSession extra = new ExtraSession(main)) {
      Optional<Refusal> failed = TlsBesideClear.open(extra, tls);
      if (failed.isPresent()) {
        refused = failed.map(Refusal::text);
        return;
      }
      try {
        epsv = extra.session().ask("EPSV", "").reply().or(() -> epsv);
        passive(extra.session(), tls);
        if (!main.behindProxy()) { // it cannot be connected to from outside
          active(extra.session(), tls);
        }
      } catch (WireException e) {
        refused = Optional.of(e.fault().text());
      }
    }
  }

  private void passive(Session session, boolean tls) throws WireException {
    Exchange pasv = session.ask("PASV", "");
    if (pasv.ok()) {
      DataAddress named = DataAddress.pasv(pasv.reply().orElseThrow().oneLine());
      named.host().ifPresent(h -> passive.add(new Passive(tls, Addresses.text(h), named.port())));
    }
  }

  /** A port that waits: some servers connect before they answer (pyftpdlib). */
  private void active(Session session, boolean tls) throws WireException {
    InetSocketAddress own = session.client();
    try (ActiveListener listener = session.platform().sockets().listen(own.getAddress())) {
      Exchange port = session.ask("PORT", listener.portArgument());
      port.reply().ifPresent(r -> active.add(new Active(tls, port.line(), r)));
    }
  }
}
