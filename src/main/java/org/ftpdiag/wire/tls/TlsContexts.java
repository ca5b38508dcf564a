package org.ftpdiag.wire.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Makes SSLContexts that keep their TLS 1.2 sessions by ID or by ticket. Java has no other way to
 * choose than a property of the process, which it reads while it makes a context. The program
 * starts with the one that nearly every context wants ({@code Main}), so that it is changed only
 * for the other, and for that moment; all contexts are made here, one at a time.
 */
final class TlsContexts {
  private static final String TICKETS = "jdk.tls.client.enableSessionTicketExtension";
  private static final Object PROPERTY = new Object();

  private TlsContexts() {}

  /**
   * A new context with an empty session cache.
   *
   * @param tickets12 take session tickets under TLS 1.2 (RFC 5077). Without, the session ID
   *     resumes, which a server with a session cache honours any number of times; vsftpd's tickets
   *     claim a lifetime that JSSE refuses to store. TLS 1.3 has its own tickets either way.
   */
  static SSLContext create(KeyManager key, TrustManager trust, boolean tickets12) {
    synchronized (PROPERTY) {
      String before = System.getProperty(TICKETS, "true");
      String wanted = Boolean.toString(tickets12);
      if (wanted.equalsIgnoreCase(before)) {
        return create(key, trust);
      }
      System.setProperty(TICKETS, wanted);
      try {
        return create(key, trust);
      } finally {
        System.setProperty(TICKETS, before);
      }
    }
  }

  private static SSLContext create(KeyManager key, TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {key}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }
}
