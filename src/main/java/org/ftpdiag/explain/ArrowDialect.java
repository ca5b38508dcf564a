package org.ftpdiag.explain;

import java.util.function.Consumer;

/**
 * Commands behind {@code >} and replies behind {@code <}, as basic-ftp and the tools built on it
 * write them, and commons-net where it marks the direction.
 */
final class ArrowDialect implements Dialect {
  @Override
  public String id() {
    return "basic-ftp";
  }

  @Override
  public int likeness(String line) {
    String text = bare(line);
    if (text.startsWith("< ") && FtpWords.code(text.substring(2)) > 0
        || text.startsWith("> ") && FtpWords.isCommand(text.substring(2))) {
      return 6;
    }
    return text.startsWith("< SSH-") || text.contains("(control socket)") ? 8 : 0;
  }

  /** Without what a logging library or a build server puts before it. */
  private static String bare(String line) {
    int sent = line.indexOf("> ");
    int got = line.indexOf("< ");
    int at = sent < 0 || got >= 0 && got < sent ? got : sent;
    return at > 0 && at <= 60 ? line.substring(at) : line;
  }

  @Override
  public Reading open() {
    return new ArrowReading();
  }

  private static final class ArrowReading implements Reading {
    private int open;

    @Override
    public void read(String line, Consumer<Event> to) {
      String text = bare(line);
      if (text.startsWith("< ")) {
        String reply = text.substring(2);
        int code = FtpWords.code(reply);
        boolean more = code > 0 && reply.length() > 3 && reply.charAt(3) == '-';
        open = more ? code : 0;
        to.accept(Event.reply(reply));
      } else if (text.startsWith("> ")) {
        to.accept(Event.sent(text.substring(2)));
      } else if (open > 0) {
        // basic-ftp writes a reply of several lines behind one arrow.
        open = FtpWords.ends(line, open) ? 0 : open;
        to.accept(Event.reply(line));
      } else if (line.contains("rror")) {
        to.accept(Event.error(line));
      } else {
        to.accept(Event.status(line.strip()));
      }
    }
  }
}
