package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ResumptionOffer;

/**
 * Data connections one after another in one session, of which the last kept its TLS session back.
 *
 * @param resumption what they say together
 * @param offered on how many the client offered to resume a session, and a handshake came about
 * @param resumed how many of these the server resumed
 * @param connections each of them, in the order in which they were made
 * @param refused why there was no session for them
 */
public record ResumptionCount(
    Resumption resumption,
    int offered,
    int resumed,
    List<Data> connections,
    Optional<Reply> refused)
    implements CheckSight {
  public ResumptionCount {
    connections = List.copyOf(connections);
  }

  /** Counts. */
  public static ResumptionCount of(List<Data> connections, Optional<Reply> refused) {
    List<Data> offers = connections.stream().filter(Data::offers).toList();
    int resumed = (int) offers.stream().filter(Data::resumed).count();
    return new ResumptionCount(
        Resumption.of(connections, offers.size(), resumed),
        offers.size(),
        resumed,
        connections,
        refused);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.TLS_RESUMPTION;
  }

  /** Whether data connections resume the TLS session of the control connection. */
  public enum Resumption {
    /** They are refused where they do not. */
    MUST,
    /** They do where the client offers it, and work where it does not. */
    MAY,
    /** The server resumes none. */
    CANNOT,
    /** Too little was seen. */
    UNKNOWN;

    private static Resumption of(List<Data> connections, int offered, int resumed) {
      Optional<Data> without =
          connections.stream().filter(d -> d.offer() == ResumptionOffer.WITHHELD).findFirst();
      if (offered > 0 && resumed == 0) {
        return CANNOT;
      }
      if (resumed == 0 || without.isEmpty()) {
        return UNKNOWN;
      }
      // What failed without a refusal may have failed for another reason.
      return without.get().works() ? MAY : without.get().refused().isPresent() ? MUST : UNKNOWN;
    }
  }

  /**
   * A data connection.
   *
   * @param protocol of its TLS; empty where no handshake came about
   * @param resumed it resumed a session
   * @param works the transfer ended well
   * @param refused the reply that says otherwise
   */
  public record Data(
      ResumptionOffer offer,
      Optional<String> protocol,
      boolean resumed,
      boolean works,
      Optional<Reply> refused) {
    /** The server could have resumed. */
    public boolean offers() {
      return offer == ResumptionOffer.MADE && protocol.isPresent();
    }
  }
}
