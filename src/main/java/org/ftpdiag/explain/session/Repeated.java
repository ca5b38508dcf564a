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

  /** How many labels may stand before an exception. */
  private static final int MOST_LABELS = 2;

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
    int first = colon;
    for (int i = 0; i < MOST_LABELS && colon > 0 && !names(text, colon, first); i++) {
      colon = text.indexOf(": ", colon + 2);
    }
    boolean named = colon > 0 && names(text, colon, first);
    return named ? untraced(text.substring(colon + 2)).strip() : "";
  }

  /** Behind other labels only an exception counts: what is an error there may be anybody's. */
  private static boolean names(String text, int end, int first) {
    boolean error =
        text.startsWith("rror", end - 4)
            || text.startsWith(VISUAL_STUDIO, end - VISUAL_STUDIO.length());
    return text.startsWith("xception", end - 8) || end == first && error;
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
