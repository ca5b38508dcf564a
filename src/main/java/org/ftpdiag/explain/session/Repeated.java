package org.ftpdiag.explain.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.explain.event.Codeless;
import org.ftpdiag.explain.event.FtpWords;

/** Finds the refusal of a server that a program repeats without its code, in an exception, say. */
final class Repeated {
  private static final int LONGEST = 300;
  private static final int LONGEST_FRAME = 60;

  /** The commands that are asked for where nothing tells which it was. */
  private static final List<String> LIKELY = List.of("LIST", "STOR", "MKD");

  /** What stands before the message in its window for an exception. */
  private static final String VISUAL_STUDIO = "Additional information";

  private static final String FRAME = " at ";

  private Repeated() {}

  /** The verb that was refused, a blank and the words; empty where no server says so. */
  static Optional<String> of(String text, LoggedSession talk) {
    String said = message(text);
    if (said.isEmpty() || said.length() > LONGEST) {
      return Optional.empty();
    }
    if (Codeless.login(said)) {
      return Optional.of("PASS " + said);
    }
    Set<String> verbs = new LinkedHashSet<>();
    Intent.of(said).ifPresent(verbs::add);
    talk.pendingTransfer().ifPresent(p -> verbs.add(p.verb));
    verbs.add(talk.lastVerb);
    verbs.add(talk.intent);
    verbs.addAll(Codeless.unknown(said) ? List.of(FtpWords.ANY) : LIKELY);
    for (String verb : verbs) {
      if (!verb.isEmpty() && Codeless.explains(verb, said)) {
        return Optional.of(verb + " " + said);
      }
    }
    return Optional.empty();
  }

  /** Whether only the words of a refusal tell what it answers. */
  static boolean supposed(String refusal, LoggedSession talk) {
    String verb = refusal.substring(0, refusal.indexOf(' '));
    return !talk.awaits(verb)
        && !verb.equals(talk.lastVerb)
        && !verb.equals(talk.intent)
        && Intent.of(refusal).filter(verb::equals).isEmpty();
  }

  /** What stands behind the name of the exception, or behind {@code Error:}. */
  private static String message(String text) {
    int colon = text.indexOf(": ");
    if (colon <= 0) {
      return "";
    }
    String name = text.substring(0, colon);
    boolean names =
        name.endsWith("xception") || name.endsWith("rror") || name.equals(VISUAL_STUDIO);
    return names ? untraced(text.substring(colon + 2)).strip() : "";
  }

  /** Without the stack trace that some programs put on the same line. */
  private static String untraced(String text) {
    int at = text.indexOf(FRAME);
    while (at >= 0) {
      int open = text.indexOf(" (", at + FRAME.length());
      if (open >= 0 && open - at <= LONGEST_FRAME && text.indexOf(')', open) > 0) {
        return text.substring(0, at);
      }
      at = text.indexOf(FRAME, at + 1);
    }
    return text;
  }
}
