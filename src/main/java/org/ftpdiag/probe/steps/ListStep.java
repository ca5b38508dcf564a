package org.ftpdiag.probe.steps;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.seen.Exchange;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.probe.checks.BounceCheck;
import org.ftpdiag.probe.checks.ResumptionCheck;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.ListingReader;
import org.ftpdiag.wire.WireException;

/** Lists the directory that was asked for, or the one after login. */
public final class ListStep implements Step {
  private static final long MAX_LISTING = 256L << 20;

  @Override
  public StepId id() {
    return StepId.LIST;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    return DataSteps.skip(s);
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    Optional<String> asked = directory(s);
    if (asked.isPresent() && !enter(s, asked.get())) {
      return s.connected() ? StepEnd.failed() : StepEnd.failedForGood();
    }
    if (asked.isPresent()) {
      s.directory().changed();
    }
    String path = asked.orElseGet(() -> s.directory().path().orElse(""));
    Transfer transfer = list(s, path);
    if (transfer.ok()
        && s.state().promises("UTF8")
        && lastListing != null
        && !lastListing.undecodable().isEmpty()) {
      // Microsoft's server promises UTF8 and sends it only after OPTS UTF8 ON.
      if (s.ask("OPTS", "UTF8 ON").ok()) {
        transfer = list(s, path);
      }
    }
    if (transfer.ok()) {
      new ResumptionCheck().runIfAsked(s);
      if (!s.request().tests().asksActive()) { // it is a part of that step
        new BounceCheck().runIfAsked(s);
      }
    }
    if (!s.connected()) {
      return StepEnd.failedForGood();
    }
    return transfer.ok() ? StepEnd.done() : StepEnd.failed();
  }

  private Listing lastListing;

  /** Lists as clients do: with MLSD or NLST where the server does not know LIST. */
  private Transfer list(Session s, String path) throws WireException {
    Transfer transfer = list(s, "LIST", path);
    for (String other : List.of("MLSD", "NLST")) {
      if (!unknown(transfer) || !s.connected()) {
        return transfer;
      }
      transfer = list(s, other, path);
    }
    return transfer;
  }

  /** RFC 959 section 4.2.2: 500 and 502 speak of the command. */
  private static boolean unknown(Transfer transfer) {
    return transfer.first().filter(r -> r.code() == 500 || r.code() == 502).isPresent();
  }

  private Transfer list(Session s, String verb, String path) throws WireException {
    ListingReader reader =
        ListingReader.of(verb, s.recorder()::masked, s.request().speech().charset());
    Transfer transfer = new Transfers(s).receive(verb, "", reader, MAX_LISTING, -1);
    lastListing = reader.finish(path);
    s.directory().links(reader.links());
    if (transfer.ok()) {
      s.observe(lastListing);
    }
    return transfer;
  }

  /** The directory of the URL: RFC 1738 section 3.2.2, relative to the one after login. */
  private static Optional<String> directory(Session s) {
    return s.request().target().path().filter(p -> !p.isEmpty());
  }

  /** Changes to the directory; where the path names a file, to the directory above it. */
  private static boolean enter(Session s, String path) throws WireException {
    s.data().drop();
    Exchange cwd = s.ask("CWD", path);
    if (cwd.ok() || !s.connected() || path.endsWith("/")) {
      return cwd.ok();
    }
    int slash = path.lastIndexOf('/');
    return isFile(s, path) && (slash <= 0 || s.ask("CWD", path.substring(0, slash)).ok());
  }

  /** MDTM as well: ProFTPD tells no size while the type is ASCII (RFC 3659 section 4). */
  private static boolean isFile(Session s, String path) throws WireException {
    return s.ask("SIZE", path).ok() || s.connected() && s.ask("MDTM", path).ok();
  }
}
