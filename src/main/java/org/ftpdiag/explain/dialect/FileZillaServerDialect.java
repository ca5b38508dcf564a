package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/**
 * The log of FileZilla Server: 1.x ({@code <date> FTP Session 8 198.51.100.7 [Command] AUTH TLS})
 * and 0.9 ({@code (000008)... (198.51.100.7)> AUTH TLS}).
 */
final class FileZillaServerDialect implements Dialect {
  private static final String SESSION = "FTP Session ";

  @Override
  public String id() {
    return "filezilla-server";
  }

  @Override
  public int likeness(String line) {
    return line.contains(SESSION) && line.contains("] ") || old(line) > 0 ? 10 : 0;
  }

  private static int old(String line) {
    boolean numbered = line.length() > 12 && line.charAt(0) == '(' && line.charAt(7) == ')';
    return numbered ? line.indexOf(")> ") : -1;
  }

  @Override
  public Optional<String> server() {
    return Optional.empty(); // two families share this name; the greeting tells which
  }

  @Override
  public Reading open() {
    return FileZillaServerDialect::read;
  }

  private static void read(String line, Consumer<Event> to) {
    int old = old(line);
    if (old > 0) {
      String key = line.substring(1, 7);
      String text = line.substring(old + 3);
      if (text.startsWith("Connected")) {
        to.accept(Event.closed().in(key));
        to.accept(new Event(Event.Kind.CONNECTED, key, ""));
      } else if (text.startsWith("disconnected")) {
        to.accept(Event.closed().in(key));
      } else if (FtpWords.code(text) > 0 || !FtpWords.isCommand(text)) {
        to.accept(Event.reply(text).in(key));
      } else {
        to.accept(Event.sent(text).in(key));
      }
      return;
    }
    int session = line.indexOf(SESSION);
    int open = line.indexOf(" [", session);
    int close = line.indexOf("] ", open);
    if (session < 0 || open < 0 || close < 0) {
      return;
    }
    String key = line.substring(session + SESSION.length(), open);
    String text = line.substring(close + 2);
    switch (line.substring(open + 2, close)) {
      case "Command" -> to.accept(Event.sent(text).in(key));
      case "Response" -> to.accept(Event.reply(text).in(key));
      case "Error" -> to.accept(Event.error(text).in(key));
      default -> {}
    }
  }
}
