package org.ftpdiag.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names of the facts that a finding may carry, and a finding's worth of them. */
public final class Facts {

  static final Set<String> KNOWN =
      Set.of(
          ("host port address announced control user command path directory file code text seconds span"
                  + " ms local seen_as family product protocol version versions issuer subject"
                  + " names not_after not_before days limit bytes size restart file_config public name proxy virtual_host"
                  + " count offset kinds sent came other_address other_option")
              .split(" "));

  private Facts() {}

  /** Every known fact, with a value of its own; protocol is left out because it picks a variant. */
  public static Map<String, String> all() {
    Map<String, String> facts = new TreeMap<>();
    for (String name : KNOWN) {
      facts.put(name, "some-" + name);
    }
    facts.remove("protocol");
    return facts;
  }
}
