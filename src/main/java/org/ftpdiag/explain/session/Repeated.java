package org.ftpdiag.explain.session;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.explain.event.Codeless;

/** Finds the refusal of a server that a program repeats without its code, in an exception, say. */
final class Repeated {
  private static final int LONGEST = 300;

  private Repeated() {}

  /** The verb that was refused, a blank and the words; empty where no server says so. */
  static Optional<String> of(String text, LoggedSession talk) {
    String said = message(text);
    if (said.isEmpty() || said.length() > LONGEST) {
      return Optional.empty();
    }
    Set<String> verbs = new LinkedHashSet<>();
    Intent.of(said).ifPresent(verbs::add);
    talk.pendingTransfer().ifPresent(p -> verbs.add(p.verb));
    verbs.add(talk.lastVerb);
    verbs.add(talk.intent);
    verbs.add("LIST");
    verbs.add("STOR");
    verbs.add("MKD");
    for (String verb : verbs) {
      if (!verb.isEmpty() && Codeless.explains(verb, said)) {
        return Optional.of(verb + " " + said);
      }
    }
    return Optional.empty();
  }

  /** What stands behind the name of the exception, or behind {@code Error:}. */
  private static String message(String text) {
    int colon = text.indexOf(": ");
    if (colon <= 0) {
      return "";
    }
    String name = text.substring(0, colon);
    boolean names = name.endsWith("xception") || name.endsWith("rror");
    return names ? text.substring(colon + 2).strip() : "";
  }
}
