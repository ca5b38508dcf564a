package org.ftpdiag.explain.event;

/**
 * What a line of a log says, in the form that all dialects share.
 *
 * @param session which of several interleaved sessions it belongs to; empty where the log has one
 *     after the other
 * @param text a command, a reply line, or words of the program that wrote the log
 */
public record Event(Kind kind, String session, String text) {
  /** The ways in which a line counts. */
  public enum Kind {
    /** A new control connection; the text may name where to. */
    OPENED,
    /** It is established; the greeting is due. */
    CONNECTED,
    /** A command, as it was sent. */
    SENT,
    /** A line of a reply, as it came, code included. */
    REPLY,
    /** A refusal that an exception repeats, code included; the command it answers is not named. */
    REPORTED,
    /** A refusal without its code: verb, blank, text. */
    REFUSED,
    /** The program that wrote the log says what went wrong. */
    ERROR,
    /** It knows the cause: the id of a finding, a blank, the verb that was going on. */
    FOUND,
    /** The same of what stops nothing: a remark. */
    REMARKED,
    /** It says what it does. */
    STATUS,
    /** The control connection is over. */
    CLOSED,
    /** It is understood, and nothing follows from it. */
    ASIDE;

    /** Whether it tells what became of a command. */
    public boolean answers() {
      return this == REPLY || this == REPORTED || this == REFUSED || this == FOUND;
    }
  }

  public static Event sent(String command) {
    return new Event(Kind.SENT, "", command);
  }

  public static Event reply(String line) {
    return new Event(Kind.REPLY, "", line);
  }

  public static Event reported(String line) {
    return new Event(Kind.REPORTED, "", line);
  }

  public static Event refused(String verb, String text) {
    return new Event(Kind.REFUSED, "", verb + " " + text);
  }

  public static Event error(String text) {
    return new Event(Kind.ERROR, "", text);
  }

  public static Event status(String text) {
    return new Event(Kind.STATUS, "", text);
  }

  public static Event found(String finding, String verb) {
    return new Event(Kind.FOUND, "", finding + " " + verb);
  }

  public static Event remarked(String finding, String step) {
    return new Event(Kind.REMARKED, "", finding + " " + step);
  }

  public static Event opened(String where) {
    return new Event(Kind.OPENED, "", where);
  }

  public static Event closed() {
    return new Event(Kind.CLOSED, "", "");
  }

  public static Event aside() {
    return new Event(Kind.ASIDE, "", "");
  }

  /** The same in a session of its own. */
  public Event in(String key) {
    return new Event(kind, key, text);
  }
}
