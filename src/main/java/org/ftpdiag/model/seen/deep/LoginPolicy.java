package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/** How logins of several users begin, in clear and under TLS. */
public record LoginPolicy(List<Attempt> attempts) implements CheckSight {
  public LoginPolicy {
    attempts = List.copyOf(attempts);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.LOGIN_POLICY;
  }

  /** Who is named. */
  public enum Who {
    /** The user of the probe. */
    USER,
    /** One whose name was made up. */
    UNKNOWN,
    ANONYMOUS
  }

  /**
   * A login that is not gone through with.
   *
   * @param name the user's
   * @param tls whether the control connection is encrypted
   * @param user the answer to USER; of a session that did not get so far, what refused it
   * @param pass the answer to PASS, with what everybody sends for anonymous; never of the user
   * @param fault what failed in place of a reply
   */
  public record Attempt(
      Who who,
      String name,
      boolean tls,
      Optional<Reply> user,
      Optional<Reply> pass,
      Optional<String> fault) {}
}
