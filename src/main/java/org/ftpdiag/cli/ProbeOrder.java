package org.ftpdiag.cli;

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

  /** The same with other trust. */
  ProbeOrder trusting(TlsMaterial material) {
    return new ProbeOrder(request.with(material), remarks);
  }
}
