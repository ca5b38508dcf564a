package org.ftpdiag.wire;

import static org.ftpdiag.wire.Loopback.shortly;
import static org.ftpdiag.wire.Loopback.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

class ActiveListenerTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void theServersConnectionIsAccepted() throws Exception {
    try (ActiveListener listener = Loopback.SOCKETS.listen(HERE);
        Socket server = new Socket(HERE, listener.address().getPort());
        TcpLink link = listener.accept(soon()).orElseThrow()) {
      Loopback.write(server, "hi");
      assertEquals(2, link.read(ByteBuffer.allocate(9), soon()));
      assertEquals(server.getLocalSocketAddress(), link.remote());
    }
  }

  @Test
  void aConnectionThatDoesNotComeIsNone() throws Exception {
    try (ActiveListener listener = Loopback.SOCKETS.listen(HERE)) {
      assertEquals(Optional.empty(), listener.accept(shortly()));
    }
  }

  @Test
  void aClosedListenerIsCancelled() throws Exception {
    ActiveListener listener = Loopback.SOCKETS.listen(HERE);
    listener.close();
    WireException e = assertThrows(WireException.class, () -> listener.accept(soon()));
    assertEquals(Kind.CANCELLED, e.fault().kind());
  }

  @Test
  void theArgumentsAreWrittenAsTheRfcsSay() throws Exception {
    try (ActiveListener listener = Loopback.SOCKETS.listen(InetAddress.getByName("127.0.0.1"))) {
      int port = listener.address().getPort();
      assertEquals("127,0,0,1," + port / 256 + "," + port % 256, listener.portArgument());
      assertEquals("|1|127.0.0.1|" + port + "|", listener.eprtArgument());
    }
  }

  /** pyftpdlib compares EPRT's address with that of the control connection as text. */
  @Test
  void anIpv6AddressIsSpeltTheOneCanonicalWay() throws Exception {
    try (ActiveListener listener = Loopback.SOCKETS.listen(InetAddress.getByName("::1"))) {
      assertEquals("|2|::1|" + listener.address().getPort() + "|", listener.eprtArgument());
    }
  }

  @Test
  void anAddressOfAnotherMachineIsALocalFault() throws Exception {
    InetAddress elsewhere = InetAddress.getByName("192.0.2.1");
    WireException e =
        assertThrows(WireException.class, () -> Loopback.SOCKETS.listen(elsewhere).close());
    assertEquals(Kind.LOCAL, e.fault().kind());
  }
}
