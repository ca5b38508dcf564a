package org.ftpdiag.probe;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.WireFault;

/** What the steps of a probe have found out that later steps need. For one thread. */
public final class ProbeState {
  private List<InetAddress> addresses = List.of();
  private Optional<WireFault> resetAtOnce = Optional.empty();
  private Optional<StepId> stoppedBy = Optional.empty();
  private Optional<Reply> features = Optional.empty();
  private boolean clearAllowed;
  private boolean loggedIn;
  private boolean dataProtected;

  /**
   * @param clearAllowed the user wants no TLS
   */
  ProbeState(boolean clearAllowed) {
    this.clearAllowed = clearAllowed;
  }

  /** The server's addresses, in the order in which they are tried. */
  public List<InetAddress> addresses() {
    return addresses;
  }

  public void addresses(List<InetAddress> found) {
    addresses = List.copyOf(found);
  }

  /** The server took the connection and reset it before anything could be read; empty otherwise. */
  public Optional<WireFault> resetAtOnce() {
    return resetAtOnce;
  }

  public void resetAtOnce(WireFault reset) {
    resetAtOnce = Optional.of(reset);
  }

  /** The step that made all later ones impossible. */
  public Optional<StepId> stoppedBy() {
    return stoppedBy;
  }

  /** The first one counts. */
  void stoppedBy(StepId step) {
    stoppedBy = stoppedBy.or(() -> Optional.of(step));
  }

  /** What comes next is tried whatever failed before: a person asks for it. */
  void resume() {
    stoppedBy = Optional.empty();
  }

  /** The answer to FEAT; empty where there is none. */
  public Optional<Reply> features() {
    return features;
  }

  /** Whether FEAT promises something, such as {@code UTF8} or {@code AUTH}. */
  public boolean promises(String feature) {
    return features.flatMap(f -> f.feature(feature)).isPresent();
  }

  public void features(Reply feat) {
    features = Optional.of(feat);
  }

  /** Whether a secret may travel in clear: the user wants no TLS, or the server has none. */
  boolean clearAllowed() {
    return clearAllowed;
  }

  /** The server does not offer TLS, and the user does not insist on it. */
  public void allowClear() {
    clearAllowed = true;
  }

  /** Whether the control connection that is in use now is logged in. */
  public boolean loggedIn() {
    return loggedIn;
  }

  public void loggedIn(boolean now) {
    loggedIn = now;
  }

  /** Whether data connections are to use TLS: PROT P was accepted (RFC 4217 section 9). */
  public boolean dataProtected() {
    return dataProtected;
  }

  public void dataProtected(boolean now) {
    dataProtected = now;
  }
}
