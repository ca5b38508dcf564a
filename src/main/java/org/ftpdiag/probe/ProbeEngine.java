package org.ftpdiag.probe;

import java.util.List;
import org.ftpdiag.model.CredentialRemark;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;

/** Stands in for the engine until it is joined. */
public final class ProbeEngine {
  public ProbeRun run(
      ProbeRequest request, List<CredentialRemark> remarks, ProbeListener listener) {
    throw new UnsupportedOperationException("no engine yet");
  }

  public void interrupt() {}
}
