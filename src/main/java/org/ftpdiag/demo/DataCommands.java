package org.ftpdiag.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.ftp.DataAddress;

/** PASV, EPSV, PORT and EPRT. */
final class DataCommands {
  private static final int FIRST_UNPRIVILEGED = 1024;

  private DataCommands() {}

  static void addTo(Map<String, Command> all) {
    all.put("PASV", DataCommands::pasv);
    all.put("EPSV", DataCommands::epsv);
    all.put("PORT", (session, argument) -> active(session, "PORT", argument));
    all.put("EPRT", (session, argument) -> active(session, "EPRT", argument));
  }

  private static Answer pasv(DemoSession session, String argument) throws IOException {
    if (ipv6(session)) {
      return Answer.of("425 PASV cannot announce an IPv6 address; use EPSV.");
    }
    listen(session);
    return Answer.of(session.fill("227 Entering Passive Mode ({host},{p1},{p2}).", ""));
  }

  private static Answer epsv(DemoSession session, String argument) throws IOException {
    if (argument.equalsIgnoreCase("ALL")) {
      return Answer.of("200 EPSV ALL.");
    }
    String own = ipv6(session) ? "2" : "1";
    if (!argument.isEmpty() && !argument.equals(own)) {
      return Answer.of("522 Network protocol not supported, use (" + own + ")");
    }
    listen(session);
    return Answer.of(session.fill("229 Entering Extended Passive Mode (|||{port}|)", ""));
  }

  private static void listen(DemoSession session) throws IOException {
    DataPort port = session.port();
    int number;
    if (session.bend(Action.DATA_REFUSE).isPresent()) {
      number = port.refuse();
    } else if (session.bend(Action.DATA_BLOCK).isPresent()) {
      number = port.block();
    } else {
      number = port.listen();
    }
    session.state().port = number;
  }

  /** RFC 2577 section 3: only to the client itself, and to no well-known port. */
  private static Answer active(DemoSession session, String verb, String argument)
      throws IOException {
    if (verb.equals("EPRT") && !argument.matches("([!-/:-~])[12]\\1.*")) {
      return Answer.of("522 Network protocol not supported, use (1,2)");
    }
    Optional<InetSocketAddress> to = named(verb, argument);
    if (to.isEmpty()) {
      return Answer.of("501 This is no address.");
    }
    if (!to.get().getAddress().equals(session.control().peer())
        || to.get().getPort() < FIRST_UNPRIVILEGED) {
      return Answer.of("500 Illegal " + verb + " command.");
    }
    session.port().connectTo(to.get());
    return Answer.of("200 " + verb + " command successful.");
  }

  /** Where the client says that it waits; empty for what is no address. */
  static Optional<InetSocketAddress> named(String verb, String argument) {
    return verb.equals("EPRT") ? DataAddress.ofEprt(argument) : DataAddress.ofPort(argument);
  }

  private static boolean ipv6(DemoSession session) {
    return session.control().local().getAddress().length == 16;
  }
}
