package org.ftpdiag.explain.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.ReplyNames;
import org.ftpdiag.ftp.Verb;

/** unFTP and other servers made with libunftp: commands and replies by the names of Rust values. */
final class UnftpDialect implements Dialect {
  private static final String COMMAND = "Command(";
  private static final String REPLY = "CodeAndMsg { code: ";
  private static final String TEXT = "msg: \"";

  @Override
  public String id() {
    return "unftp";
  }

  @Override
  public Optional<String> server() {
    return Optional.of("libunftp");
  }

  @Override
  public int likeness(String line) {
    return line.contains("Control channel ") ? 10 : line.contains(REPLY) ? 8 : 0;
  }

  @Override
  public Reading open() {
    return (line, to) -> read(line, to);
  }

  private static void read(String line, Consumer<Event> to) {
    int command = line.indexOf(COMMAND);
    int reply = line.indexOf(REPLY);
    if (reply >= 0) {
      String name = word(line, reply + REPLY.length());
      int text = line.indexOf(TEXT, reply);
      int end = text < 0 ? -1 : line.indexOf('"', text + TEXT.length());
      String said = end < 0 ? "" : line.substring(text + TEXT.length(), end);
      ReplyNames.code(name).ifPresent(code -> to.accept(Event.reply(code + " " + said)));
    } else if (command >= 0) {
      String verb = word(line, command + COMMAND.length()).toUpperCase(Locale.ROOT);
      if (Verb.of(verb).known()) {
        to.accept(Event.sent(verb));
      }
    } else {
      LastWords.read(line, to);
    }
  }

  private static String word(String line, int from) {
    int end = from;
    while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
      end++;
    }
    return line.substring(from, end);
  }
}
