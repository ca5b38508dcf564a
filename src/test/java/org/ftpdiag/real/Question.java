package org.ftpdiag.real;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.TlsMode;

/** A probe said in a few words, such as {@code anonymous put=pub tls hold=2}. */
final class Question {
  private static final List<String> LOGIN =
      List.of("USER " + RealServer.USER, "PASS " + RealServer.PASSWORD);

  /** Each keeps a passive port. */
  private static final List<String> LISTENING = List.of(LOGIN.get(0), LOGIN.get(1), "PASV");

  private final List<String> words;

  Question(List<String> words) {
    this.words = words;
  }

  Probing.Told ask(int port) throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      Probing p = new Probing(port).timeout(Duration.ofSeconds(10)).insecure();
      if (!words.contains("anonymous")) {
        p.user(RealServer.USER, RealServer.PASSWORD);
      }
      for (String word : words) {
        String[] w = word.split("=", 2);
        switch (w[0]) {
          case "get" -> p.get(w[1]);
          case "put" -> p.put(w[1]);
          case "path" -> p.path(w[1]);
          case "host" -> p.host(w[1]);
          case "tls" -> p.tls(TlsMode.EXPLICIT);
          case "plain" -> p.tls(TlsMode.OFF);
          case "clear" -> p.clearData();
          case "active" -> p.active();
          case "all" -> p.allChecks();
          case "check" -> p.check(60, DeepCheck.of(w[1]).orElseThrow());
          case "data" -> p.data(DataMode.valueOf(w[1].toUpperCase(java.util.Locale.ROOT)));
          case "hold" -> hold(port, Integer.parseInt(w[1]), List.of(), held);
          case "loggedin" -> hold(port, Integer.parseInt(w[1]), LOGIN, held);
          case "passive" -> hold(port, Integer.parseInt(w[1]), LISTENING, held);
          case "anonymous", "named" -> {}
          default -> throw new IllegalArgumentException(word);
        }
      }
      return p.run();
    } finally {
      for (Socket s : held) {
        s.close();
      }
    }
  }

  /** Other clients, who stay connected; each has been answered before the next one comes. */
  private static void hold(int port, int n, List<String> say, List<Socket> held)
      throws IOException {
    for (int i = 0; i < n; i++) {
      Socket s = new Socket("127.0.0.1", port);
      held.add(s);
      s.setSoTimeout(5000);
      line(s);
      for (String command : say) {
        say(s, command);
      }
    }
  }

  private static void say(Socket s, String command) throws IOException {
    s.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    line(s);
  }

  /** A reply; of several lines the last. */
  private static void line(Socket s) throws IOException {
    StringBuilder b = new StringBuilder();
    do {
      b.setLength(0);
      for (int c = s.getInputStream().read(); c >= 0 && c != '\n'; c = s.getInputStream().read()) {
        b.append((char) c);
      }
    } while (b.length() > 0 && !b.toString().matches("(?s)\\d{3} .*"));
  }
}
