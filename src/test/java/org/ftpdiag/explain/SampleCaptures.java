package org.ftpdiag.explain;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.explain.CaptureWriter.End;

/** Captures of a session with a refused listing, in each form, for tests in other packages. */
public final class SampleCaptures {
  private static final double T = 1_777_885_921;

  private SampleCaptures() {}

  /** Over Ethernet, Linux cooked capture (old and new), bare IP and BSD loopback. */
  public static List<byte[]> all() {
    List<byte[]> captures = new ArrayList<>();
    for (int link : new int[] {1, 113, 276, 101, 0}) {
      captures.add(session(link).pcap(ByteOrder.LITTLE_ENDIAN, false));
      captures.add(session(link).pcap(ByteOrder.BIG_ENDIAN, true));
      captures.add(session(link).pcapng(ByteOrder.LITTLE_ENDIAN));
    }
    return captures;
  }

  private static CaptureWriter session(int link) {
    End client = new End("198.51.100.7", 50_001);
    End server = new End("203.0.113.5", 21);
    CaptureWriter w =
        new CaptureWriter(link)
            .send(T, client, server, CaptureWriter.SYN, "")
            .send(T, server, client, CaptureWriter.SYN_ACK, "");
    String[] said = {
      "220 (vsFTPd 3.0.5)", "USER alice", "331 Please specify the password.", "PASS wonderland",
      "230 Login successful.", "PASV", "227 Entering Passive Mode (203,0,113,5,156,64).", "LIST",
      "550 Permission denied.", "QUIT", "221 Goodbye."
    };
    for (int i = 0; i < said.length; i++) {
      End from = i % 2 == 0 ? server : client;
      w.send(T + i, from, from == server ? client : server, CaptureWriter.PUSH, said[i] + "\r\n");
    }
    return w.send(T + 20, server, client, CaptureWriter.FIN, "");
  }
}
