package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * Files whose names are unusual, and how the server lists them.
 *
 * @param directory where they were put
 * @param names what was tried
 * @param listed whether a listing came: without one nothing is known of the names
 * @param left those that could not be removed
 */
public record NamesTrial(String directory, List<Name> names, boolean listed, List<String> left)
    implements CheckSight {
  public NamesTrial {
    names = List.copyOf(names);
    left = List.copyOf(left);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.NAMES;
  }

  /** What is unusual of a name. */
  public enum Kind {
    /** A letter with an accent, in Unicode's form C. */
    COMPOSED,
    /** Likewise in form D: the accent is a character of its own. */
    DECOMPOSED,
    BLANKS,
    /** 255 bytes. */
    LONGEST,
    /** Capitals; the next one has the same letters in small. */
    CAPITALS,
    SMALL
  }

  /**
   * One file.
   *
   * @param sent its name
   * @param refused the refusal to store it
   * @param came the name that the listing has in its place; the same one where it was kept
   */
  public record Name(Kind kind, String sent, Optional<Reply> refused, Optional<String> came) {}
}
