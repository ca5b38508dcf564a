package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;

/** How one program, or one family of programs, writes its log. */
public interface Dialect {
  /** The name on the command line; the words have what people call it. */
  String id();

  /** How much a line looks like this dialect: 0 not at all, 10 like no other. */
  int likeness(String line);

  /** Begins to read a log. */
  Reading open();

  /** The family of the server that writes such logs; empty for the log of a client. */
  default Optional<String> server() {
    return Optional.empty();
  }

  /** One log being read, from its first line on. */
  interface Reading {
    /** Tells what a line says: nothing, one event or several. */
    void read(String line, Consumer<Event> to);

    /** The line without passwords that only this dialect can tell from other text. */
    default String masked(String line) {
      return line;
    }
  }
}
