package org.ftpdiag.wire;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.seen.ProxyAnswer;
import org.ftpdiag.model.seen.ProxyAnswer.Outcome;

/** The dialogue with an HTTP proxy: CONNECT (RFC 9110 section 9.3.6). */
final class HttpTunnel {
  /** Bytes of an answer's head at most. */
  private static final int LONGEST_HEAD = 16 * 1024;

  private static final String PROTOCOL = "HTTP/";

  private static final Pattern STATUS = Pattern.compile("HTTP/1[.][0-9] ([1-5][0-9]{2})(?: (.*))?");

  private final ProxyTunnel tunnel;

  HttpTunnel(ProxyTunnel tunnel) {
    this.tunnel = tunnel;
  }

  ProxyAnswer ask(InetSocketAddress to) throws WireException {
    String host = ProxyTunnel.host(to);
    String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + to.getPort();
    StringBuilder request = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\n");
    request.append("Host: ").append(authority).append("\r\n");
    tunnel.proxy().login().map(this::basic).ifPresent(request::append);
    tunnel.request(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    String head = head(LONGEST_HEAD);
    if (head.startsWith("1", "HTTP/1.1 ".length())) { // RFC 9110 section 15.2: another follows
      head = head(LONGEST_HEAD);
    }
    return judge(head);
  }

  /** RFC 7617: in clear, but for its Base64. */
  private String basic(ProxyServer.Login login) {
    String pair = login.user() + ":" + login.password().reveal();
    String token = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    tunnel.hide(login.password().reveal());
    tunnel.hide(token);
    return "Proxy-Authorization: Basic " + token + "\r\n";
  }

  /** Byte by byte: what comes after the empty line is the server's. */
  private String head(int longest) throws WireException {
    StringBuilder head = new StringBuilder();
    while (head.length() < longest) {
      char c = (char) (tunnel.read(1)[0] & 0xFF);
      head.append(c);
      int length = head.length();
      if (length <= PROTOCOL.length() && c != PROTOCOL.charAt(length - 1)) {
        break; // no HTTP: more need not come
      }
      if (c == '\n' && ends(head)) {
        break;
      }
    }
    return head.toString();
  }

  private static boolean ends(CharSequence head) {
    String end = head.subSequence(Math.max(0, head.length() - 3), head.length()).toString();
    return end.equals("\n\r\n") || end.endsWith("\n\n");
  }

  private ProxyAnswer judge(String head) {
    String[] lines = head.split("\r?\n");
    Matcher status = STATUS.matcher(lines.length == 0 ? "" : lines[0]);
    if (!status.matches() || !ends(head)) {
      return tunnel.answer(Outcome.NOT_A_PROXY, "", Escape.all(lines.length == 0 ? "" : lines[0]));
    }
    Map<String, String> fields = fields(lines);
    // Squid says here what its page tells people.
    Optional<String> squid = Optional.ofNullable(fields.get("x-squid-error"));
    String reason = Optional.ofNullable(status.group(2)).orElse("").strip();
    String text = squid.map(error -> (reason + " (" + error + ")").strip()).orElse(reason);
    String code = status.group(1);
    Outcome outcome = squid.flatMap(HttpTunnel::bySquid).orElseGet(() -> byStatus(code, fields));
    return tunnel.answer(outcome, code, Escape.controls(text));
  }

  private static Map<String, String> fields(String[] lines) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
        fields.merge(name, lines[i].substring(colon + 1).strip(), (a, b) -> a + ", " + b);
      }
    }
    return fields;
  }

  private static Optional<Outcome> bySquid(String error) {
    String number = error.substring(error.lastIndexOf(' ') + 1);
    if (error.startsWith("ERR_DNS_FAIL")) {
      return Optional.of(Outcome.SERVER_NAME);
    }
    if (!error.startsWith("ERR_CONNECT_FAIL")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (number) { // errno of Linux
          case "111" -> Outcome.SERVER_REFUSED;
          case "110" -> Outcome.SERVER_SILENT;
          case "101", "113" -> Outcome.SERVER_UNREACHABLE;
          default -> Outcome.SERVER_FAILED;
        });
  }

  private Outcome byStatus(String code, Map<String, String> fields) {
    return switch (code) {
      case "407" -> login(fields);
      case "400", "404", "405", "501" -> Outcome.NOT_A_PROXY; // it does not know CONNECT
      case "502", "503" -> Outcome.SERVER_FAILED;
      case "504" -> Outcome.SERVER_SILENT;
      default ->
          switch (code.charAt(0)) {
            case '2' -> Outcome.OPENED;
            case '4' -> Outcome.REFUSED;
            case '5' -> Outcome.FAILED;
            default -> Outcome.NOT_A_PROXY;
          };
    };
  }

  private Outcome login(Map<String, String> fields) {
    String schemes = fields.getOrDefault("proxy-authenticate", "").toLowerCase(Locale.ROOT);
    if (!schemes.isEmpty() && !schemes.contains("basic")) {
      return Outcome.LOGIN_UNKNOWN;
    }
    return tunnel.proxy().login().isPresent() ? Outcome.LOGIN_REJECTED : Outcome.LOGIN_WANTED;
  }
}
