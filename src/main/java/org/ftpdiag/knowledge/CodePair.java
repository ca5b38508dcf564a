package org.ftpdiag.knowledge;

import java.util.EnumSet;
import java.util.Set;

/** Two codes side by side. */
public record CodePair(CodePage one, CodePage other) {

  /** By what codes can be told apart. */
  public enum Trait {
    FAMILY,
    WHO,
    RETRY,
    STAGE,
    DATA
  }

  /** The traits that differ; empty for codes that only their words tell apart. */
  public Set<Trait> differences() {
    Set<Trait> found = EnumSet.noneOf(Trait.class);
    if (one.family() != other.family()) {
      found.add(Trait.FAMILY);
    }
    if (!one.who().equals(other.who())) {
      found.add(Trait.WHO);
    }
    if (one.retry() != other.retry()) {
      found.add(Trait.RETRY);
    }
    if (!one.stages().equals(other.stages())) {
      found.add(Trait.STAGE);
    }
    if (one.data() != other.data()) {
      found.add(Trait.DATA);
    }
    return found;
  }

  /** The name under which the words keep the usual confusion of the two: {@code 150.125}. */
  public String key() {
    // By length first: 550 stands before 10060.
    boolean ordered =
        one.name().length() != other.name().length()
            ? one.name().length() < other.name().length()
            : one.name().compareTo(other.name()) <= 0;
    return ordered ? one.name() + "." + other.name() : other.name() + "." + one.name();
  }
}
