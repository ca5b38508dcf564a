package org.ftpdiag.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.Main;

/** Probes a server where clients are left no port. Argument: its address. */
public final class FewPorts {
  private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private FewPorts() {}

  private static String[] range() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(RANGE)) { // one read gets all or nothing
      return in.readLine().strip().split("\\s+");
    }
  }

  public static void main(String[] args) throws IOException {
    InetAddress address = InetAddress.getByName(args[0]);
    String[] range = range();
    ServerSocket server = new ServerSocket(0, 1, address);
    List<Socket> taken = new ArrayList<>();
    for (int port = Integer.parseInt(range[0]); port <= Integer.parseInt(range[1]); port++) {
      if (port != server.getLocalPort()) {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(address, port));
        taken.add(socket);
      }
    }
    String host = args[0].indexOf(':') < 0 ? args[0] : "[" + args[0] + "]";
    Main.main(
        new String[] {
          "--format", "json", "--lang", "en", "--timeout", "2", host + ":" + server.getLocalPort()
        });
  }
}
