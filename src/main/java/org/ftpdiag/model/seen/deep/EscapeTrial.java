package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * Attempts to leave the login directory.
 *
 * @param login that directory, as PWD named it
 * @param ways what was tried, each from there
 */
public record EscapeTrial(String login, List<Way> ways) implements CheckSight {
  public EscapeTrial {
    ways = List.copyOf(ways);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.ESCAPE;
  }

  /**
   * One way.
   *
   * @param command such as {@code CWD ..}
   * @param reply its answer
   * @param directory what PWD named afterwards; empty where it was refused, or names none
   */
  public record Way(String command, Reply reply, Optional<String> directory) {}
}
