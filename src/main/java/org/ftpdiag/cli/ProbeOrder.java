package org.ftpdiag.cli;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.CredentialRemark;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.TlsMaterial;

/**
 * What is to be probed.
 *
 * @param remarks what is odd about the credentials
 */
record ProbeOrder(ProbeRequest request, List<CredentialRemark> remarks) {
  ProbeOrder {
    remarks = List.copyOf(remarks);
  }

  /** The same with one more authority to trust. */
  ProbeOrder trusting(X509Certificate authority) {
    ProbeRequest r = request;
    List<X509Certificate> authorities = new ArrayList<>(r.tlsMaterial().authorities());
    authorities.add(authority);
    TlsMaterial material =
        new TlsMaterial(
            authorities, r.tlsMaterial().clientKey(), r.tlsMaterial().clientKeyPassword());
    return new ProbeOrder(
        new ProbeRequest(
            r.target(),
            r.credentials(),
            material,
            r.protectData(),
            r.insecure(),
            r.family(),
            r.data(),
            r.active(),
            r.get(),
            r.put(),
            r.allChecks(),
            r.timeout()),
        remarks);
  }
}
