package org.ftpdiag.wire;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.seen.ProxyAnswer;
import org.ftpdiag.model.seen.ProxyAnswer.Outcome;

/** The dialogue with a SOCKS proxy of version 5 (RFC 1928, and RFC 1929 for the login). */
final class SocksTunnel {
  private static final int VERSION = 5;
  private static final int CONNECT = 1;
  private static final int NO_LOGIN = 0;
  private static final int PASSWORD = 2;
  private static final int NO_METHOD = 0xFF;
  private static final int PASSWORD_VERSION = 1;

  // RFC 1928 section 4
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;

  private final ProxyTunnel tunnel;

  SocksTunnel(ProxyTunnel tunnel) {
    this.tunnel = tunnel;
  }

  ProxyAnswer ask(InetSocketAddress to) throws WireException {
    boolean named = tunnel.proxy().login().isPresent();
    tunnel.send(
        named ? new byte[] {VERSION, 2, NO_LOGIN, PASSWORD} : new byte[] {VERSION, 1, NO_LOGIN});
    byte[] chosen = tunnel.read(2);
    int method = chosen[1] & 0xFF;
    if (chosen[0] != VERSION) {
      return notSocks(chosen);
    }
    if (method == NO_METHOD) {
      Outcome why = named ? Outcome.LOGIN_UNKNOWN : Outcome.LOGIN_WANTED;
      return tunnel.answer(why, "255", "no acceptable methods");
    }
    if (method == PASSWORD && named) {
      byte[] status = logIn(tunnel.proxy().login().orElseThrow());
      if (status[1] != 0) {
        return tunnel.answer(Outcome.LOGIN_REJECTED, Integer.toString(status[1] & 0xFF), "");
      }
    } else if (method != NO_LOGIN) { // a method that was not offered
      return notSocks(chosen);
    }
    return connect(to);
  }

  /** RFC 1929: in clear, as this method is. */
  private byte[] logIn(ProxyServer.Login login) throws WireException {
    byte[] user = login.user().getBytes(StandardCharsets.UTF_8);
    byte[] password = login.password().reveal().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(PASSWORD_VERSION);
    message.write(user.length);
    message.writeBytes(user);
    message.write(password.length);
    message.writeBytes(password);
    tunnel.hide(login.password().reveal());
    tunnel.send(message.toByteArray());
    return tunnel.read(2);
  }

  private ProxyAnswer connect(InetSocketAddress to) throws WireException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {VERSION, CONNECT, 0});
    InetAddress address = to.getAddress();
    if (address == null) {
      byte[] name = to.getHostString().getBytes(StandardCharsets.US_ASCII);
      message.write(NAME);
      message.write(name.length);
      message.writeBytes(name);
    } else {
      byte[] bytes = address.getAddress();
      message.write(bytes.length == 4 ? IPV4 : IPV6);
      message.writeBytes(bytes);
    }
    message.write(to.getPort() >> 8);
    message.write(to.getPort());
    tunnel.request(message.toByteArray());
    byte[] reply = tunnel.read(2);
    if (reply[0] != VERSION) {
      return notSocks(reply);
    }
    int code = reply[1] & 0xFF;
    if (code != 0) {
      return refusal(code); // some proxies send nothing else
    }
    int kind = tunnel.read(2)[1];
    if (kind != IPV4 && kind != IPV6 && kind != NAME) {
      return notSocks(new byte[] {(byte) kind});
    }
    tunnel.read(kind == IPV4 ? 4 : kind == IPV6 ? 16 : tunnel.read(1)[0] & 0xFF);
    tunnel.read(2);
    return tunnel.answer(Outcome.OPENED, "0", "");
  }

  /** RFC 1928 section 6, in its words. */
  private ProxyAnswer refusal(int code) {
    Outcome outcome =
        switch (code) {
          case 2, 7, 8 -> Outcome.REFUSED;
          case 3, 4 -> Outcome.SERVER_UNREACHABLE;
          case 5 -> Outcome.SERVER_REFUSED;
          case 6 -> Outcome.SERVER_SILENT;
          default -> Outcome.FAILED;
        };
    String words =
        switch (code) {
          case 1 -> "general SOCKS server failure";
          case 2 -> "connection not allowed by ruleset";
          case 3 -> "Network unreachable";
          case 4 -> "Host unreachable";
          case 5 -> "Connection refused";
          case 6 -> "TTL expired";
          case 7 -> "Command not supported";
          case 8 -> "Address type not supported";
          default -> "";
        };
    return tunnel.answer(outcome, Integer.toString(code), words);
  }

  private ProxyAnswer notSocks(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return tunnel.answer(Outcome.NOT_A_PROXY, "", Escape.all(text));
  }
}
