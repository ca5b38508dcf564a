package org.ftpdiag.cli.secrets;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.seen.CredentialRemark;

/** What is odd about a name or password and often a slip in copying it. */
public final class CredentialRemarks {
  private CredentialRemarks() {}

  /**
   * Looks at a value without keeping any of it.
   *
   * @param what {@code user} or {@code password}
   */
  public static List<CredentialRemark> of(String what, String value) {
    List<CredentialRemark> remarks = new ArrayList<>();
    if (!value.isEmpty() && blank(value.codePointAt(0))) {
      remarks.add(new CredentialRemark(what, "leading-blank"));
    }
    if (value.length() > 1 && blank(value.codePointBefore(value.length()))) {
      remarks.add(new CredentialRemark(what, "trailing-blank"));
    }
    if (value.chars().anyMatch(c -> c >= 128)) {
      remarks.add(new CredentialRemark(what, "non-ascii"));
    }
    return remarks;
  }

  /** Includes the no-break space that comes with text copied from web pages. */
  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
