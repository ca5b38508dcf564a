package org.ftpdiag.wire.tls;

import java.security.cert.CertificateException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.TlsAlert;
import org.ftpdiag.model.seen.WireFault;

/**
 * What an exception of JSSE tells.
 *
 * @param alert the alert that was received, {@link TlsAlert#NONE} for none
 */
record TlsFailure(int alert, String words) {
  private static final int LONGEST = 500;

  // 17 writes this form, later ones put the name in brackets before it.
  private static final Pattern RECEIVED =
      Pattern.compile("Received (?:fatal|warning) alert: ([a-z_]+)");

  static TlsFailure of(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    Matcher m = RECEIVED.matcher(message);
    int alert =
        m.find()
            ? TlsAlert.named(m.group(1)).map(TlsAlert::number).orElse(TlsAlert.NONE)
            : TlsAlert.NONE;
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof CertificateException) { // the witness throws none: it was never asked
        message = WireFault.UNREADABLE_CERTIFICATE + t.getMessage();
      }
    }
    return new TlsFailure(
        alert, message.length() > LONGEST ? message.substring(0, LONGEST) : message);
  }
}
