package org.ftpdiag.probe.checks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.Transfer;
import org.ftpdiag.model.seen.deep.NamesTrial;
import org.ftpdiag.model.seen.deep.NamesTrial.Kind;
import org.ftpdiag.model.seen.deep.NamesTrial.Name;
import org.ftpdiag.probe.Check;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.transfer.Transfers;
import org.ftpdiag.wire.WireException;

/** Stores empty files under unusual names, reads the names back, and removes the files. */
public final class NamesCheck implements Check {
  private static final int LONGEST_NAME = 255;
  private static final long LARGEST_LISTING = 64L << 20;

  private final List<Name> names = new ArrayList<>();
  private boolean listed;

  @Override
  public DeepCheck name() {
    return DeepCheck.NAMES;
  }

  @Override
  public Optional<Phrase> obstacle(Session session) {
    if (session.state().stoppedBy().isPresent()) {
      return session.state().stoppedBy().map(Skip::after);
    }
    return session.data().way().isEmpty() ? Optional.of(Skip.because("no-data")) : Optional.empty();
  }

  @Override
  public void run(Session session) throws WireException {
    TestFiles files = new TestFiles(session);
    try {
      session.aside(() -> store(session, files));
    } finally {
      names.stream()
          .flatMap(n -> n.came().filter(came -> !came.equals(n.sent())).stream())
          .map(came -> came.substring(files.mark().length()))
          .distinct()
          .forEach(files::alsoKnown);
      List<String> left = files.remove();
      session.observe(new NamesTrial(files.directory(), names, listed, left));
    }
  }

  private void store(Session session, TestFiles files) throws WireException {
    session.data().drop();
    session.ask("TYPE", "I");
    Map<Kind, Optional<Reply>> refusals = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (session.time().over() || !session.connected()) {
        break;
      }
      byte[] content = kind.name().getBytes(StandardCharsets.US_ASCII);
      Transfer stor = files.store(session, files.path(end(kind, files.mark())), content);
      refusals.put(kind, stor.ok() ? Optional.empty() : stor.completion().or(stor::first));
    }
    List<String> came = session.time().over() ? List.of() : list(session, files);
    refusals.forEach(
        (kind, refused) -> {
          String sent = files.mark() + end(kind, files.mark());
          names.add(new Name(kind, sent, refused, found(kind, sent, files.mark(), came)));
        });
  }

  private List<String> list(Session session, TestFiles files) throws WireException {
    if (!files.directory().isEmpty() && !session.ask("CWD", files.directory()).ok()) {
      return List.of();
    }
    boolean facts = session.state().promises("MLST");
    MarkedNames sink =
        new MarkedNames(
            files.mark(),
            facts,
            session.request().speech().charset().orElse(StandardCharsets.UTF_8));
    Transfer transfer =
        new Transfers(session).receive(facts ? "MLSD" : "NLST", "", sink, LARGEST_LISTING, -1);
    if (!files.directory().isEmpty() && session.connected()) {
      session.directory().restore();
    }
    listed = transfer.ok();
    return listed ? sink.names() : List.of();
  }

  /** The name itself, or one that has its mark and kind. */
  private static Optional<String> found(Kind kind, String sent, String mark, List<String> came) {
    String beginning = mark + sign(kind);
    return came.contains(sent)
        ? Optional.of(sent)
        : came.stream()
            .filter(n -> n.regionMatches(true, 0, beginning, 0, beginning.length()))
            .findFirst();
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case COMPOSED -> "-c-";
      case DECOMPOSED -> "-d-";
      case BLANKS -> "-b-";
      case LONGEST -> "-l-";
      case CAPITALS, SMALL -> "-k-";
    };
  }

  private static String end(Kind kind, String mark) {
    String sign = sign(kind);
    return sign
        + switch (kind) {
          case COMPOSED -> "\u00e9";
          case DECOMPOSED -> "e\u0301";
          case BLANKS -> "a  b c";
          case LONGEST -> "x".repeat(LONGEST_NAME - mark.length() - sign.length());
          case CAPITALS -> "NAME";
          case SMALL -> "name";
        };
  }
}
