package org.ftpdiag.diagnose;

import java.util.List;

/** One concern: a pure function from the case to what it shows. */
@FunctionalInterface
public interface Rule {
  /** What the case shows, in the order in which it should be mended; empty for nothing. */
  List<JudgedFinding> judge(Case c);
}
