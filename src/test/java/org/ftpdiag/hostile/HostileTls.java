package org.ftpdiag.hostile;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.ftpdiag.demo.DemoCertificates;

/** TLS of a hostile server: its records or its certificates may be spoiled. */
final class HostileTls {
  private HostileTls() {}

  /**
   * Shakes hands as a server.
   *
   * @param certificate of the demo server
   * @param spoilRecord the number of the write that is spoiled; -1 for none
   * @param spoilCertificate whether the certificate's bytes are
   */
  static SSLSocket accept(
      Socket raw,
      String certificate,
      int spoilRecord,
      boolean spoilCertificate,
      RandomGenerator chance)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {Keys.of(certificate, spoilCertificate ? chance : null)}, null, null);
      Socket below = spoilRecord < 0 ? raw : new SpoilingSocket(raw, spoilRecord, chance);
      SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(below, "127.0.0.1", 1, true);
      tls.setUseClientMode(false);
      if (chance.nextInt(4) == 0) {
        tls.setEnabledProtocols(new String[] {"TLSv1.2"});
      }
      tls.startHandshake();
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** One key, whose certificate may be damaged on its way to the wire. */
  private static final class Keys extends X509ExtendedKeyManager {
    private static final String ALIAS = "a";

    /** To open a store takes longer than to shake hands. */
    private static final Map<String, Keys> KNOWN = new ConcurrentHashMap<>();

    private final PrivateKey key;
    private final X509Certificate[] chain;

    private Keys(PrivateKey key, X509Certificate[] chain) {
      this.key = key;
      this.chain = chain;
    }

    static Keys of(String name, RandomGenerator spoiling)
        throws IOException, GeneralSecurityException {
      Keys keys = KNOWN.get(name);
      if (keys == null) {
        KeyStore store = DemoCertificates.keyStore(name);
        String alias = store.aliases().nextElement();
        keys =
            new Keys(
                (PrivateKey) store.getKey(alias, DemoCertificates.password()),
                Arrays.stream(store.getCertificateChain(alias)).toArray(X509Certificate[]::new));
        KNOWN.put(name, keys);
      }
      if (spoiling == null) {
        return keys;
      }
      X509Certificate[] spoiled = keys.chain.clone();
      int which = spoiling.nextInt(spoiled.length);
      spoiled[which] = new SpoiledCertificate(spoiled[which], spoiling);
      return new Keys(keys.key, spoiled);
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return type.startsWith("EC") == key.getAlgorithm().equals("EC") ? ALIAS : null;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return chooseEngineServerAlias(type, issuers, null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String name) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String name) {
      return key;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  /** A socket, one write to which is spoiled: TLS writes a record at once. */
  private static final class SpoilingSocket extends Socket {
    private final Socket of;
    private final OutputStream out;

    SpoilingSocket(Socket of, int which, RandomGenerator chance) throws IOException {
      this.of = of;
      this.out = new Spoiling(of, which, chance);
    }

    @Override
    public OutputStream getOutputStream() {
      return out;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return of.getInputStream();
    }

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public boolean isClosed() {
      return of.isClosed();
    }

    @Override
    public InetAddress getInetAddress() {
      return of.getInetAddress();
    }

    @Override
    public int getPort() {
      return of.getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
      return of.getRemoteSocketAddress();
    }

    @Override
    public void setSoTimeout(int ms) throws java.net.SocketException {
      of.setSoTimeout(ms);
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws java.net.SocketException {
      of.setSoLinger(on, seconds);
    }

    @Override
    public void shutdownOutput() throws IOException {
      of.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
      super.close(); // asked for an option that is not handed on, it has opened a descriptor
      of.close();
    }
  }

  private static final class Spoiling extends FilterOutputStream {
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int DATA = 23;

    private final Socket socket;
    private final RandomGenerator chance;
    private int left;

    Spoiling(Socket socket, int which, RandomGenerator chance) throws IOException {
      super(socket.getOutputStream());
      this.socket = socket;
      this.chance = chance;
      this.left = which;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (left-- != 0) {
        out.write(bytes, from, length);
        return;
      }
      byte[] due = Arrays.copyOfRange(bytes, from, from + length);
      switch (chance.nextInt(11)) {
        case 0 -> due[chance.nextInt(due.length)] ^= (byte) (1 + chance.nextInt(255));
        case 1 -> due = Arrays.copyOf(due, chance.nextInt(due.length));
        case 2 -> due[3] = (byte) 0xff; // a record too long
        case 3 -> chance.nextBytes(due);
        case 4 -> due = record(ALERT, new byte[] {2, (byte) chance.nextInt(120)});
        case 5 -> due = record(ALERT, new byte[] {1, (byte) chance.nextInt(120)});
        case 6 -> due = "220 plain text\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        case 7 -> flood(record(HANDSHAKE + chance.nextInt(2), new byte[0]));
        case 8 -> flood(record(ALERT, new byte[] {1, 90}));
        case 9 -> new Mouth(socket, socket, "").stall();
        default -> {
          out.write(due, 0, chance.nextInt(due.length));
          new Mouth(socket, socket, "").reset();
        }
      }
      if (chance.nextInt(8) == 0) {
        flood(record(chance.nextBoolean() ? DATA : 20, new byte[] {1}));
      }
      out.write(due);
    }

    private void flood(byte[] record) throws IOException {
      byte[] many = new byte[record.length * 500];
      for (int at = 0; at < many.length; at += record.length) {
        System.arraycopy(record, 0, many, at, record.length);
      }
      while (true) {
        out.write(many); // until the client goes, or the server is closed
      }
    }

    private static byte[] record(int type, byte[] body) {
      byte[] all = new byte[5 + body.length];
      all[0] = (byte) type;
      all[1] = 3;
      all[2] = 3;
      all[4] = (byte) body.length;
      System.arraycopy(body, 0, all, 5, body.length);
      return all;
    }
  }
}
