package org.ftpdiag.model.seen;

import java.util.List;
import java.util.Locale;

/** What went over the wire, in order of time. */
public record Transcript(List<Entry> entries) {

  public Transcript {
    entries = List.copyOf(entries);
  }

  /** The connection that an entry belongs to. */
  public enum Channel {
    CONTROL,
    DATA;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What an entry is. */
  public enum Kind {
    SENT,
    RECEIVED,
    EVENT;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One line.
   *
   * @param atMs milliseconds since the probe began
   * @param text a command with its secrets masked, one line of a reply, or an event; bounded
   */
  public record Entry(double atMs, Channel channel, Kind kind, String text) {}
}
