package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/**
 * Commands behind {@code >} and replies behind {@code <}, as basic-ftp and the tools built on it
 * write them, and commons-net where it marks the direction.
 */
final class ArrowDialect implements Dialect {
  private static final String REFUSAL = "FTPError: ";
  private static final String NO_WAY = "None of the available transfer modes work";

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
    boolean own =
        text.contains("(control socket)") || text.contains(REFUSAL) || text.contains(NO_WAY);
    return own || text.startsWith("< SSH-") ? 8 : text.contains("basic-ftp") ? 4 : 0;
  }

  /** Without what a logging library or a build server puts before it. */
  private static String bare(String line) {
    int sent = line.indexOf("> ");
    int got = line.indexOf("< ");
    int at = sent < 0 || got >= 0 && got < sent ? got : sent;
    String text = at > 0 && at <= 60 ? line.substring(at) : line;
    return at >= 0 && text.endsWith("'") ? unquoted(text) : text;
  }

  /** Of node-ftp and what is built on it: {@code < '220 hello\\r\\n'}. */
  private static String unquoted(String text) {
    if (text.length() < 4 || text.charAt(2) != '\'') {
      return text;
    }
    String inside = text.substring(3, text.length() - 1);
    int end = inside.indexOf("\\r\\n");
    return text.substring(0, 2) + (end < 0 ? inside : inside.substring(0, end));
  }

  /** Whether it was sent: behind other words an arrow may be a sign of the program's own. */
  private static boolean commands(String line, String text) {
    return line.startsWith("> ") || FtpWords.isCommand(command(text));
  }

  /** What stands behind the arrow, or behind words that say that it was sent. */
  private static String command(String text) {
    int said = text.lastIndexOf(": ");
    String behind = said < 0 ? "" : text.substring(said + 2);
    boolean command = FtpWords.isCommand(text.substring(2));
    return !command && FtpWords.isCommand(behind) ? behind : text.substring(2);
  }

  @Override
  public Reading open() {
    return new ArrowReading();
  }

  private static final class ArrowReading implements Reading {
    private int open;
    private boolean quitting;

    @Override
    public void read(String line, Consumer<Event> to) {
      String text = bare(line);
      if (text.equals("> QUIT")) {
        // The exception that made it give up is printed afterwards.
        quitting = true;
        to.accept(Event.aside());
        return;
      }
      if (quitting && (text.startsWith("< ") || text.startsWith("> "))) {
        quitting = false;
        to.accept(Event.sent("QUIT"));
      }
      if (text.startsWith("< ")) {
        String reply = text.substring(2);
        int code = FtpWords.code(reply);
        boolean more = code > 0 && reply.length() > 3 && reply.charAt(3) == '-';
        // What comes in several pieces has an arrow before each.
        open = more ? code : code == 0 ? open : 0;
        to.accept(Event.reply(reply));
      } else if (text.startsWith("> ") && commands(line, text)) {
        to.accept(Event.sent(command(text)));
      } else if (open > 0) {
        // basic-ftp writes a reply of several lines behind one arrow.
        open = FtpWords.ends(line, open) ? 0 : open;
        to.accept(Event.reply(line));
      } else if (line.startsWith("  ")
          && (line.contains("code: '") || line.contains("message: '"))) {
        return; // of an error whose words stand above
      } else if (FtpWords.code(line) >= 400 && line.length() > 4) {
        to.accept(Event.reply(line)); // behind an arrow of its own, or none
      } else if (line.contains(REFUSAL)) {
        LastWords.read(line, to);
      } else if (line.contains("rror: read ECONN") && !line.contains("socket)")) {
        // Of the control connection it would say so.
        to.accept(Event.error(line + " (data socket)"));
      } else if (line.contains("rror")) {
        to.accept(Event.error(line));
      } else {
        to.accept(Event.status(line.strip()));
      }
    }
  }
}
