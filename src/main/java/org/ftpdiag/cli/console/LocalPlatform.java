package org.ftpdiag.cli.console;

import java.security.Security;
import org.ftpdiag.wire.Platform;

/** The machine that ftpdiag runs on, for its probes. */
public final class LocalPlatform {
  private LocalPlatform() {}

  /** Sets what Java keeps for the whole process, too: to be called before the first probe. */
  public static Platform open() {
    return open(1);
  }

  /**
   * The same for many probes at once.
   *
   * @param parallel about how many
   */
  public static Platform open(int parallel) {
    // A diagnosis wants today's answer, and a cached failure has lost the resolver's words. Not in
    // Main: only probes ask for names, and Java's security takes milliseconds to load.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    return Platform.of(System.getProperties(), parallel);
  }
}
