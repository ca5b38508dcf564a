package org.ftpdiag.demo;

import java.util.Locale;
import java.util.Optional;

/** What a line on the right side of a rule does. */
enum Action {
  /** A line without an exclamation mark: sent as it is, with a line end. */
  SAY(Argument.TEXT),
  /** The normal reply. */
  REPLY(Argument.NONE),
  /** The command is not carried out, whatever is replied. */
  FAKE(Argument.NONE),
  DELAY(Argument.NUMBER),
  /** Waits until the client sends something, and drops it. */
  AWAIT(Argument.NONE),
  /** From here on lines end in LF alone. */
  LF(Argument.NONE),
  /** From here on one byte at a time. */
  SPLIT(Argument.NONE),
  /** From here on one byte at a time with a pause of so many milliseconds. */
  DRIP(Argument.NUMBER),
  /** From here on in clear, beneath TLS. */
  PLAIN(Argument.NONE),
  /** From here on kept until the next command is answered, and sent before that answer. */
  LATE(Argument.NONE),
  BYTES(Argument.HEX),
  /** So many times a text; no line end is added. */
  FLOOD(Argument.NUMBER_AND_TEXT),
  /** From here on TLS on the control connection shows this certificate. */
  CERT(Argument.CERTIFICATE),
  /** Starts TLS. */
  TLS(Argument.NONE),
  CLOSE(Argument.NONE),
  RESET(Argument.NONE),
  /** Silence until the client goes. */
  STALL(Argument.NONE),
  /** One line of the listing, in place of the real one. */
  LISTING(Argument.TEXT),
  DATA_CLOSE(Argument.NONE),
  DATA_RESET(Argument.NONE),
  DATA_STALL(Argument.NONE),
  DATA_TRUNCATE(Argument.NONE),
  DATA_LIMIT(Argument.NUMBER),
  /** A text over and over until the client goes, with pauses of so many milliseconds. */
  DATA_FLOOD(Argument.NUMBER_AND_TEXT),
  /** All is sent, and the connection stays open. */
  DATA_HOLD(Argument.NONE),
  DATA_CORRUPT(Argument.NONE),
  DATA_NO_TLS(Argument.NONE),
  /** The TLS session that the client offers is not resumed. */
  DATA_FORGET_TLS(Argument.NONE),
  DATA_BAD_TLS(Argument.NONE),
  /** TLS on the data connection shows this certificate. */
  DATA_CERT(Argument.CERTIFICATE),
  DATA_REFUSE(Argument.NONE),
  DATA_BLOCK(Argument.NONE);

  /** What may follow the name. */
  enum Argument {
    NONE,
    TEXT,
    /** The name of one of the demo's certificates. */
    CERTIFICATE,
    NUMBER,
    HEX,
    NUMBER_AND_TEXT
  }

  private final Argument argument;

  Action(Argument argument) {
    this.argument = argument;
  }

  Argument argument() {
    return argument;
  }

  /** Whether it bends the data connection; these take effect wherever they stand in a rule. */
  boolean bendsData() {
    return this == LISTING || name().startsWith("DATA_");
  }

  /** Whether it takes the place of the normal reply. */
  boolean answers() {
    return switch (this) {
      case SAY, REPLY, BYTES, FLOOD, CLOSE, RESET, STALL -> true;
      default -> false;
    };
  }

  /** The action written as {@code !name}. */
  static Optional<Action> of(String name) {
    for (Action a : values()) {
      if (a != SAY && a.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(a);
      }
    }
    return Optional.empty();
  }
}
