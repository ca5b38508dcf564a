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

  /** The ways that led out of it, as PWD says. Only paths with slashes can tell. */
  public List<Way> left() {
    return ways.stream().filter(w -> w.directory().filter(this::outside).isPresent()).toList();
  }

  private boolean outside(String there) {
    boolean absolute = login.startsWith("/") && there.startsWith("/");
    String inside = login.endsWith("/") ? login : login + "/";
    return absolute && !(there + "/").startsWith(inside);
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
