package org.ftpdiag.wire.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Makes SSLContexts that keep their TLS 1.2 sessions by ID or by ticket. */
final class TlsContexts {
  // Read once for each context, while it is made.
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
      String before = System.getProperty(TICKETS);
      System.setProperty(TICKETS, Boolean.toString(tickets12));
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {key}, new TrustManager[] {trust}, null);
        return context;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no TLS", e);
      } finally {
        if (before == null) {
          System.clearProperty(TICKETS);
        } else {
          System.setProperty(TICKETS, before);
        }
      }
    }
  }
}
