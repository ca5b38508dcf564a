package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * One directory, listed by several commands. What begins with a dot is left out: whether it is
 * shown is a matter of taste.
 *
 * @param listings how many entries each command showed
 * @param different the first few entries of which two of them do not say the same
 * @param differences how many there are
 * @param zone what LIST shows against UTC; empty where no file tells
 */
public record ListingsCompared(
    List<Listed> listings, List<Difference> different, long differences, Optional<Zone> zone)
    implements CheckSight {
  public ListingsCompared {
    listings = List.copyOf(listings);
    different = List.copyOf(different);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.LISTINGS;
  }

  /**
   * One listing.
   *
   * @param entries empty where there was none that could be read to its end
   * @param reply the refusal
   */
  public record Listed(String command, OptionalLong entries, Optional<Reply> reply) {}

  /** In what two listings differ. */
  public enum Kind {
    /** One has it, the other not. */
    NAME,
    SIZE,
    /** A file by one, a directory by the other. */
    KIND
  }

  /**
   * An entry of which two listings do not say the same.
   *
   * @param name as the server sends it, secrets masked
   * @param first what {@code command} says; of a name: that it has it
   * @param second what {@code other} says
   */
  public record Difference(
      Kind what, String name, String command, String first, String other, String second) {}

  /**
   * LIST against times that RFC 3659 demands to be UTC.
   *
   * @param least minutes that LIST is ahead of them, of the file of which this is the least
   * @param most likewise, the most: an hour more where a file is of summer
   * @param files of how many it was told
   * @param command what told UTC: {@code MLSD} or {@code MDTM}
   * @param name of one of them
   * @param shown its time by LIST, ISO 8601
   * @param utc its time by {@code command}, likewise
   */
  public record Zone(
      int least, int most, int files, String command, String name, String shown, String utc) {}
}
