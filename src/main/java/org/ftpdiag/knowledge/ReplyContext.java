package org.ftpdiag.knowledge;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a reply answers: half of its meaning.
 *
 * @param after the verb it answers in capitals, or {@code greeting}, {@code connect} or {@code
 *     idle}
 * @param family the dialect of the server (see {@link org.ftpdiag.model.ServerIdentity#family}),
 *     empty when unknown
 * @param flags what is known of the session at that moment; a flag that is absent is not known to
 *     hold
 * @param names what the reply may call by name: the file asked for, the user, the host
 */
public record ReplyContext(String after, Optional<String> family, Set<Flag> flags, Names names) {

  public ReplyContext {
    flags = Set.copyOf(flags);
  }

  /** A reply of which nobody knows what it may name. */
  public ReplyContext(String after, Optional<String> family, Set<Flag> flags) {
    this(after, family, flags, Names.NONE);
  }

  /** A reply to a verb of a server that nobody knows. */
  public static ReplyContext after(String after, Flag... flags) {
    return new ReplyContext(after, Optional.empty(), Set.of(flags));
  }

  /** The same moment, on a server of that family. */
  public ReplyContext on(String family) {
    return new ReplyContext(after, Optional.of(family), flags, names);
  }

  /** The same moment, where the reply may call these by name. */
  public ReplyContext naming(Names others) {
    return new ReplyContext(after, family, flags, others);
  }

  /** The same session, while nothing is asked. */
  ReplyContext idle() {
    return new ReplyContext("idle", family, flags, names);
  }

  /** A fact of the session that a row of the table may ask for. */
  public enum Flag {
    /** Data connections come from the server (PORT, EPRT). */
    ACTIVE,
    /** Data connections come from the client (PASV, EPSV). */
    PASSIVE,
    /** The control connection is plain. */
    CLEAR,
    /** The control connection is encrypted. */
    TLS,
    /** The user is anonymous. */
    ANONYMOUS,
    /** The user has a name of his own. */
    NAMED,
    /** The login is done. */
    LOGGEDIN,
    /** The login is not done yet. */
    PRELOGIN,
    /**
     * The transfer had begun: 125 or 150 came before, so the file was there and could be opened.
     */
    BEGUN;

    /** The name in the table. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
