package org.ftpdiag.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that knows bytes only. Times out after five seconds. */
final class RawClient implements AutoCloseable {
  final DemoServer server;
  Socket socket;

  private RawClient(DemoServer server) throws IOException {
    this.server = server;
    socket = connect(server.address().getPort());
  }

  static RawClient of(String... scenario) throws IOException {
    return new RawClient(
        DemoServer.start(
            Scenario.parse("test", new StringReader(String.join("\n", scenario) + "\n"))));
  }

  Socket connect(int port) throws IOException {
    Socket s = new Socket(server.address().getAddress(), port);
    s.setSoTimeout(5000);
    return s;
  }

  /** One line with its line end; what there is when the server ends. */
  String line() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int c;
    do {
      c = socket.getInputStream().read();
      if (c >= 0) {
        out.write(c);
      }
    } while (c >= 0 && c != '\n');
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  String ask(String command) throws IOException {
    send(command + "\r\n");
    return line();
  }

  /** Reads the greeting and logs in as demo. */
  RawClient in() throws IOException {
    line();
    ask("USER demo");
    ask("PASS demo-pass");
    return this;
  }

  /** Opens a data connection by EPSV. */
  Socket data() throws IOException {
    return connect(epsv());
  }

  int epsv() throws IOException {
    return Integer.parseInt(ask("EPSV").replaceAll("(?s).*\\|\\|\\|(\\d+)\\|.*", "$1"));
  }

  static byte[] all(Socket data) throws IOException {
    try (InputStream in = data.getInputStream()) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    server.close();
  }
}
