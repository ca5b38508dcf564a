package org.ftpdiag.cli;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.LocalFiles;
import org.ftpdiag.model.PathQuestion;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.seen.CredentialRemark;

/**
 * What is to be probed.
 *
 * @param remarks what is odd about the credentials
 * @param retryFor for so long it is probed again where it does not pass
 * @param files what options named on this machine
 */
public record ProbeOrder(
    ProbeRequest request, List<CredentialRemark> remarks, Duration retryFor, LocalFiles files) {
  public ProbeOrder {
    remarks = List.copyOf(remarks);
  }

  /** To be probed once. */
  public ProbeOrder(ProbeRequest request, List<CredentialRemark> remarks) {
    this(request, remarks, Duration.ZERO, LocalFiles.NONE);
  }

  /** The same with more closer looks, and with questions about paths on the server. */
  public ProbeOrder asking(Set<DeepCheck> checks, List<PathQuestion> paths) {
    return new ProbeOrder(request.asking(checks, paths), remarks, retryFor, files);
  }

  /** The same with one more authority to trust. */
  ProbeOrder trusting(X509Certificate authority) {
    List<X509Certificate> authorities = new ArrayList<>(request.tls().material().authorities());
    authorities.add(authority);
    TlsMaterial material =
        new TlsMaterial(
            authorities,
            request.tls().material().clientKey(),
            request.tls().material().clientKeyPassword());
    return new ProbeOrder(request.with(material), remarks, retryFor, files);
  }
}
