package org.ftpdiag.model.seen.deep;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.seen.CheckSight;
import org.ftpdiag.model.seen.Reply;

/**
 * Addresses that were named under TLS, where nothing on the way can read them, and in clear.
 *
 * @param control the address that the control connections went to; empty where a proxy knows it
 * @param passive what PASV was answered, a session each
 * @param active what PORT was answered, a session each
 * @param epsv the answer to EPSV, which names no address
 * @param refused why one of the sessions did not come about; empty where all did
 */
public record AddressRewrite(
    Optional<String> control,
    List<Passive> passive,
    List<Active> active,
    Optional<Reply> epsv,
    Optional<String> refused)
    implements CheckSight {
  public AddressRewrite {
    passive = List.copyOf(passive);
    active = List.copyOf(active);
  }

  @Override
  public DeepCheck check() {
    return DeepCheck.ADDRESS_REWRITE;
  }

  /**
   * The one address that PASV named in all sessions of a kind.
   *
   * @return empty where there were fewer than two of them, or they do not agree: several machines
   *     may stand behind one address
   */
  public Optional<String> named(boolean tls) {
    List<String> all = passive.stream().filter(p -> p.tls() == tls).map(Passive::address).toList();
    return all.size() > 1 && all.stream().distinct().count() == 1
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  /**
   * An answer to PASV.
   *
   * @param tls whether the control connection was encrypted
   * @param address that it names
   */
  public record Passive(boolean tls, String address, int port) {}

  /**
   * An answer to PORT.
   *
   * @param tls whether the control connection was encrypted
   * @param command as it was sent, with an address of this machine
   */
  public record Active(boolean tls, String command, Reply reply) {}
}
