package org.ftpdiag.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Everything that was asked for.
 *
 * @param protectData {@code PROT P} (true) or {@code PROT C} under TLS (RFC 2228 section 3)
 * @param insecure send credentials though the certificate is not trusted
 * @param active test active mode as well
 * @param get the file to download
 * @param put the directory to upload a test file into
 * @param allChecks every check that leaves nothing behind
 * @param timeout the longest wait for one thing
 * @param deadline the longest time for the whole probe, the bytes of {@code get} not counted
 */
public record ProbeRequest(
    Target target,
    Credentials credentials,
    TlsMaterial tlsMaterial,
    boolean protectData,
    boolean insecure,
    Family family,
    DataMode data,
    boolean active,
    Optional<String> get,
    Optional<String> put,
    boolean allChecks,
    Duration timeout,
    Duration deadline) {
  /** How long a probe may take as a whole where nothing else is asked for. */
  public static final Duration DEADLINE = Duration.ofSeconds(120);

  /** With the usual deadline. */
  public ProbeRequest(
      Target target,
      Credentials credentials,
      TlsMaterial tlsMaterial,
      boolean protectData,
      boolean insecure,
      Family family,
      DataMode data,
      boolean active,
      Optional<String> get,
      Optional<String> put,
      boolean allChecks,
      Duration timeout) {
    this(
        target,
        credentials,
        tlsMaterial,
        protectData,
        insecure,
        family,
        data,
        active,
        get,
        put,
        allChecks,
        timeout,
        DEADLINE);
  }

  /** A plain anonymous probe of a target with the default options. */
  public static ProbeRequest of(Target target) {
    return new ProbeRequest(
        target,
        Credentials.anonymous(),
        TlsMaterial.none(),
        true,
        false,
        Family.ANY,
        DataMode.AUTO,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        Duration.ofSeconds(10));
  }

  /** The same with other trust and client key. */
  public ProbeRequest with(TlsMaterial material) {
    return new ProbeRequest(
        target,
        credentials,
        material,
        protectData,
        insecure,
        family,
        data,
        active,
        get,
        put,
        allChecks,
        timeout,
        deadline);
  }
}
