package org.ftpdiag.explain.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;

/**
 * Finds the code of a refusal that a program shows without it, as PHP and server logs do: the first
 * of the codes usual after that command whose wording the reply table knows.
 */
public final class Codeless {
  private static final List<Integer> OPENING = List.of(421, 530, 500);
  private static final List<Integer> LOGIN = List.of(530, 421, 534, 532, 550, 500);
  private static final List<Integer> WRITING =
      List.of(553, 550, 552, 452, 451, 425, 426, 522, 521, 421, 450);
  private static final List<Integer> DATA = List.of(425, 426, 522, 521, 450, 421);
  private static final List<Integer> OTHERS =
      List.of(550, 425, 426, 522, 521, 450, 451, 421, 553, 500, 534, 530);

  // To ask the table code by code takes two milliseconds.
  private static final Recent<Optional<Reply>> REPLIES = new Recent<>(Codeless::look);
  private static final Recent<Boolean> EXPLAINED = new Recent<>(Codeless::tells);

  private Codeless() {}

  /** Whether the reply table knows a text as some server's. */
  public static boolean worded(String verb, String text) {
    return find(verb, text, Optional.empty()).isPresent();
  }

  /** Whether a text says why, in words of some server or in those that many share. */
  public static boolean explains(String verb, String text) {
    return unknown(text) || EXPLAINED.to(new Question(verb, text, Optional.empty()));
  }

  private static boolean tells(Question q) {
    ReplyContext context = context(q);
    int code = codes(q.verb(), q.text()).get(0);
    Optional<ReplyRow> row = ReplyTable.load().match(of(code, q.text()), context);
    return worded(q.verb(), q.text())
        || !row.equals(ReplyTable.load().match(of(code, "-"), context));
  }

  private static ReplyContext context(Question q) {
    return new ReplyContext(q.verb(), q.family(), Set.of(ReplyContext.Flag.NAMED));
  }

  /** The reply that such a text is taken for. */
  public static Reply reply(String verb, String text, Optional<String> family) {
    List<Integer> codes = codes(verb, text);
    return find(verb, text, family)
        .orElseGet(() -> of(early(text) ? 530 : unknown(text) ? 500 : usual(codes), text));
  }

  /** Whether a server says that nobody is logged in yet. */
  private static boolean early(String text) {
    return text.contains("ogin with USER") || text.contains("ot logged in");
  }

  /** Whether a server says that name or password are wrong. */
  public static boolean login(String text) {
    return text.startsWith("Login incorrect") || text.startsWith("Login authentication failed");
  }

  /** Whether a server says that it does not know the command. */
  public static boolean unknown(String text) {
    return text.startsWith("Unknown command") || text.contains("ommand not understood");
  }

  private static int usual(List<Integer> codes) {
    return codes.get(0) == 553 ? 550 : codes.get(0);
  }

  private static List<Integer> codes(String verb, String text) {
    if (text.contains("data connection") && Verb.of(verb).transfers()) {
      return DATA;
    }
    return switch (verb) {
      case "greeting" -> OPENING;
      case "USER", "PASS" -> LOGIN;
      case "STOR", "APPE", "STOU" -> WRITING;
      default -> OTHERS;
    };
  }

  /** What such a refusal is found to be where nothing else is known of the session. */
  public static Optional<FindingId> finding(String verb, String text, Optional<String> family) {
    ReplyContext context = context(new Question(verb, text, family));
    return find(verb, text, family)
        .flatMap(reply -> ReplyTable.load().match(reply, context))
        .flatMap(ReplyRow::finding);
  }

  private static Optional<Reply> find(String verb, String text, Optional<String> family) {
    return REPLIES.to(new Question(verb, text, family));
  }

  private static Optional<Reply> look(Question q) {
    ReplyContext context = context(q);
    for (int code : codes(q.verb(), q.text())) {
      Optional<ReplyRow> row = ReplyTable.load().match(of(code, q.text()), context);
      boolean worded = row.filter(r -> !r.product().equals("*")).isPresent();
      if (worded && row.flatMap(ReplyRow::finding).isPresent()) {
        return Optional.of(of(code, q.text()));
      }
    }
    return Optional.empty();
  }

  private static Reply of(int code, String text) {
    return new Reply(code, List.of(code + " " + text), Set.of());
  }
}
