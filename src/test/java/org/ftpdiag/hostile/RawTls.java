package org.ftpdiag.hostile;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.interfaces.XECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's side of one TLS 1.3 connection (RFC 8446), written by hand so that it can send what
 * no library would: records without content, tickets and key updates without end, any type and any
 * bytes, well encrypted. One group (X25519), one cipher suite (TLS_AES_128_GCM_SHA256); the
 * client's Finished is read and not verified. Not for use by several threads.
 */
public final class RawTls implements AutoCloseable {
  public static final int CHANGE_CIPHER_SPEC = 20;
  public static final int ALERT = 21;
  public static final int HANDSHAKE = 22;
  public static final int DATA = 23;

  private static final int X25519 = 29;
  private static final int KEY_SHARE = 51;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private Half sending;
  private Half receiving;

  private RawTls(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** One direction: its key, and the number of the next record (RFC 8446 section 5.3). */
  private static final class Half {
    private final byte[] secret;
    private final byte[] key;
    private final byte[] iv;
    private long number;

    Half(byte[] secret) throws GeneralSecurityException {
      this.secret = secret;
      key = expand(secret, "key", new byte[0], 16);
      iv = expand(secret, "iv", new byte[0], 12);
    }

    /** What comes after a KeyUpdate (RFC 8446 section 7.2). */
    Half next() throws GeneralSecurityException {
      return new Half(expand(secret, "traffic upd", new byte[0], 32));
    }

    byte[] apply(int mode, byte[] header, byte[] text) throws GeneralSecurityException {
      byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(number++).array();
      for (int i = 0; i < nonce.length; i++) {
        nonce[i] ^= iv[i];
      }
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(header);
      return cipher.doFinal(text);
    }
  }

  /** A record that came, decrypted. */
  public record Received(int type, byte[] content) {}

  /** The header and body of a record in clear, such as one that comes before any handshake. */
  public static byte[] record(int type, byte[] body) {
    return ByteBuffer.allocate(5 + body.length)
        .put((byte) type)
        .putShort((short) 0x303)
        .putShort((short) body.length)
        .put(body)
        .array();
  }

  /** A NewSessionTicket (RFC 8446 section 4.6.1), for {@link #send} as a handshake message. */
  public static byte[] ticket(byte[] ticket) {
    ByteBuffer body = ByteBuffer.allocate(4 + 4 + 1 + 1 + 2 + ticket.length + 2);
    body.putInt(7200).putInt(1).put((byte) 1).put((byte) 7);
    body.putShort((short) ticket.length).put(ticket).putShort((short) 0);
    return message(4, body.array());
  }

  /**
   * Shakes hands on an accepted connection; plain text may have travelled on it before.
   *
   * @param key with one key under the alias that comes first, RSA or EC over P-256
   */
  public static RawTls accept(Socket socket, KeyStore key, char[] password) throws IOException {
    RawTls tls = new RawTls(socket);
    try {
      tls.shake(key, password);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return tls;
  }

  private void shake(KeyStore store, char[] password) throws IOException, GeneralSecurityException {
    byte[] clientHello = read().content();
    messages.writeBytes(clientHello);
    KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    byte[] hello = serverHello(sessionId(clientHello), littleEndian(pair));
    messages.writeBytes(hello);
    raw(record(HANDSHAKE, hello));
    raw(record(CHANGE_CIPHER_SPEC, new byte[] {1}));

    byte[] nothing = new byte[32];
    byte[] empty = sha256(new byte[0]);
    byte[] early = hmac(nothing, nothing);
    byte[] handshake =
        hmac(expand(early, "derived", empty, 32), agreed(pair, keyShare(clientHello)));
    byte[] soFar = sha256(messages.toByteArray());
    byte[] mine = expand(handshake, "s hs traffic", soFar, 32);
    byte[] theirs = expand(handshake, "c hs traffic", soFar, 32);
    sending = new Half(mine);

    String alias = store.aliases().nextElement();
    say(message(8, new byte[2])); // EncryptedExtensions, of which there are none
    say(message(11, certificates(store.getCertificateChain(alias))));
    say(message(15, signed((PrivateKey) store.getKey(alias, password))));
    say(
        message(
            20, hmac(expand(mine, "finished", new byte[0], 32), sha256(messages.toByteArray()))));

    byte[] master = hmac(expand(handshake, "derived", empty, 32), nothing);
    byte[] all = sha256(messages.toByteArray());
    receiving = new Half(theirs);
    Received finished = read();
    while (finished.type() == CHANGE_CIPHER_SPEC) {
      finished = read();
    }
    if (finished.type() != HANDSHAKE) {
      throw new IOException("the client sent an alert");
    }
    sending = new Half(expand(master, "s ap traffic", all, 32));
    receiving = new Half(expand(master, "c ap traffic", all, 32));
  }

  private void say(byte[] message) throws IOException {
    messages.writeBytes(message);
    send(HANDSHAKE, message);
  }

  /** Sends an encrypted record of that type within. */
  public void send(int type, byte[] content) throws IOException {
    byte[] inner = Arrays.copyOf(content, content.length + 1);
    inner[content.length] = (byte) type;
    byte[] header = Arrays.copyOf(record(DATA, new byte[inner.length + 16]), 5);
    try {
      raw(header, sending.apply(Cipher.ENCRYPT_MODE, header, inner));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Sends a KeyUpdate (RFC 8446 section 4.6.3), and goes on with the next key. */
  public void sendKeyUpdate(boolean requested) throws IOException {
    send(HANDSHAKE, message(24, new byte[] {(byte) (requested ? 1 : 0)}));
    try {
      sending = sending.next();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Sends text as data. */
  public void send(String text) throws IOException {
    send(DATA, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are, under TLS. */
  public void raw(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    out.write(all.toByteArray());
  }

  /**
   * Reads the next record.
   *
   * @throws IOException at the end too
   */
  public Received read() throws IOException {
    byte[] header = new byte[5];
    in.readFully(header);
    byte[] body = new byte[((header[3] & 0xff) << 8) | (header[4] & 0xff)];
    in.readFully(body);
    if (receiving == null || header[0] != DATA) {
      return new Received(header[0], body);
    }
    try {
      byte[] inner = receiving.apply(Cipher.DECRYPT_MODE, header, body);
      int end = inner.length - 1;
      while (inner[end] == 0) {
        end--;
      }
      return new Received(inner[end], Arrays.copyOf(inner, end));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Reads the next record of data, as a line without its end. */
  public String readLine() throws IOException {
    Received next = read();
    while (next.type() != DATA) {
      if (next.type() == ALERT) {
        throw new IOException("alert " + Arrays.toString(next.content()));
      }
      next = read();
    }
    return new String(next.content(), StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] message(int type, byte[] body) {
    ByteBuffer all = ByteBuffer.allocate(4 + body.length);
    return all.putInt(type << 24 | body.length).put(body).array();
  }

  private static byte[] sessionId(byte[] hello) {
    int at = 4 + 2 + 32;
    return Arrays.copyOfRange(hello, at + 1, at + 1 + hello[at]);
  }

  private static byte[] serverHello(byte[] sessionId, byte[] share) {
    ByteBuffer b = ByteBuffer.allocate(512);
    b.putShort((short) 0x303).put(new byte[32]).put((byte) sessionId.length).put(sessionId);
    b.putShort((short) 0x1301).put((byte) 0);
    b.putShort((short) (6 + 8 + share.length));
    b.putShort((short) 43).putShort((short) 2).putShort((short) 0x304);
    b.putShort((short) KEY_SHARE).putShort((short) (4 + share.length));
    b.putShort((short) X25519).putShort((short) share.length).put(share);
    return message(2, Arrays.copyOf(b.array(), b.position()));
  }

  /** The client's share of the one group, out of its hello (RFC 8446 sections 4.1.2 and 4.2.8). */
  private static byte[] keyShare(byte[] hello) throws IOException {
    ByteBuffer b = ByteBuffer.wrap(hello).position(4 + 2 + 32);
    b.position(b.position() + 1 + b.get(b.position()));
    b.position(b.position() + 2 + b.getShort(b.position()));
    b.position(b.position() + 1 + b.get(b.position()));
    b.getShort();
    while (b.hasRemaining()) {
      int type = b.getShort();
      ByteBuffer body = b.slice(b.position() + 2, b.getShort(b.position()) & 0xffff);
      b.position(b.position() + 2 + body.remaining());
      if (type == KEY_SHARE) {
        body.getShort();
        while (body.hasRemaining()) {
          int group = body.getShort();
          byte[] share = new byte[body.getShort()];
          body.get(share);
          if (group == X25519) {
            return share;
          }
        }
      }
    }
    throw new IOException("the client offers no X25519");
  }

  private static byte[] littleEndian(KeyPair pair) {
    byte[] big = ((XECPublicKey) pair.getPublic()).getU().toByteArray();
    byte[] little = new byte[32];
    for (int i = 0; i < Math.min(32, big.length); i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }

  private static byte[] agreed(KeyPair mine, byte[] theirs) throws GeneralSecurityException {
    byte[] big = new byte[32];
    for (int i = 0; i < 32; i++) {
      big[i] = theirs[31 - i];
    }
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(mine.getPrivate());
    agreement.doPhase(
        KeyFactory.getInstance("X25519")
            .generatePublic(
                new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, big))),
        true);
    return agreement.generateSecret();
  }

  private static byte[] certificates(Certificate[] chain) throws GeneralSecurityException {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (Certificate c : chain) {
      byte[] der = c.getEncoded();
      list.writeBytes(new byte[] {0, (byte) (der.length >> 8), (byte) der.length});
      list.writeBytes(der);
      list.writeBytes(new byte[2]);
    }
    ByteBuffer body = ByteBuffer.allocate(4 + list.size());
    return body.putInt(list.size()).put(list.toByteArray()).array(); // a context of length 0 first
  }

  private byte[] signed(PrivateKey key) throws GeneralSecurityException {
    boolean rsa = key.getAlgorithm().equals("RSA");
    Signature signature = Signature.getInstance(rsa ? "RSASSA-PSS" : "SHA256withECDSA");
    if (rsa) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    signature.initSign(key);
    signature.update(" ".repeat(64).getBytes(StandardCharsets.US_ASCII));
    signature.update("TLS 1.3, server CertificateVerify\0".getBytes(StandardCharsets.US_ASCII));
    signature.update(sha256(messages.toByteArray()));
    byte[] bytes = signature.sign();
    ByteBuffer body = ByteBuffer.allocate(4 + bytes.length);
    body.putShort((short) (rsa ? 0x804 : 0x403)).putShort((short) bytes.length).put(bytes);
    return body.array();
  }

  private static byte[] sha256(byte[] of) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(of);
  }

  private static byte[] hmac(byte[] key, byte[] of) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(of);
  }

  /** HKDF-Expand-Label (RFC 8446 section 7.1), of at most 32 bytes. */
  private static byte[] expand(byte[] secret, String label, byte[] context, int length)
      throws GeneralSecurityException {
    byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer info = ByteBuffer.allocate(2 + 1 + name.length + 1 + context.length + 1);
    info.putShort((short) length).put((byte) name.length).put(name);
    info.put((byte) context.length).put(context).put((byte) 1);
    return Arrays.copyOf(hmac(secret, info.array()), length);
  }
}
