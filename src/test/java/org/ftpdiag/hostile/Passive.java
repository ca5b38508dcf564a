package org.ftpdiag.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.ftpdiag.ftp.DataAddress;

/** Where data connections go to, as a hostile server tells and hears it. */
final class Passive {
  private Passive() {}

  /** Always of IPv4, which the loopback address of Java need not be. */
  static final InetAddress HERE = here();

  private static InetAddress here() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for a wrong length
    }
  }

  /** Answers to EPSV that are wrong, or only look so; PORT stands for the port. */
  static final List<String> EXTENDED =
      List.of(
          "(|||0|)",
          "(|||65536|)",
          "(|||99999999999999999999|)",
          "(|||-1|)",
          "(|||PORT)",
          "(!!!PORT!)",
          "|||PORT|",
          "(||PORT|)",
          "(|1|127.0.0.1|PORT|)",
          "(|2|::1|PORT|)",
          "(|1|127.0.0.1|" + "9".repeat(5_000) + "|)",
          "(" + "|".repeat(5_000) + "PORT|)",
          "(|||1|)",
          "(\u0000\u0000\u0000PORT\u0000)",
          "PORT",
          "");

  /** Answers to PASV likewise. */
  static final List<String> PLAIN =
      List.of(
          "(127,0,0,1,0,0)",
          "(127,0,0,1,1,256)",
          "(127,0,0,1,-1,5)",
          "(127,0,0,1,0,1)",
          "(0,0,0,0,0,1)",
          "(127,0,0,1,4)",
          "(127,0,0,1,4,5,6)",
          "(" + "1,".repeat(1_000) + "1)",
          "(" + "1,".repeat(4_000) + "1)",
          "(" + "1 , ".repeat(2_000) + "1)",
          "127.0.0.1:PORT",
          "=127,0,0,1,4,5",
          "(127,0,0,1,999999999999,5)",
          "(0x7f,0,0,1,4,5)",
          "(127,0,0,1,4,5" + ")".repeat(5_000),
          "" + "(".repeat(5_000),
          "(127 ,0\t,0, 1,\r\n4,5)",
          "");

  /** Whether a client that reads the reply stays on the loopback interface. */
  static boolean staysHere(String reply) {
    return DataAddress.pasv(reply.replace("\r\n", " "))
        .host()
        .map(a -> a.isLoopbackAddress() || a.isAnyLocalAddress())
        .orElse(true);
  }

  /** The address in PORT. */
  static InetSocketAddress port(String argument) throws IOException {
    int port = DataAddress.ofPort(argument).orElseThrow(() -> new IOException(argument)).getPort();
    return new InetSocketAddress(HERE, port);
  }

  /** The address in EPRT. */
  static InetSocketAddress eprt(String argument) throws IOException {
    int port = DataAddress.ofEprt(argument).orElseThrow(() -> new IOException(argument)).getPort();
    return new InetSocketAddress(HERE, port);
  }
}
