package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;

/**
 * xferlog, as wu-ftpd began it and most servers of Unix can write it: a line a transfer, its last
 * letter {@code c} for complete or {@code i} for incomplete.
 */
final class XferlogDialect implements Dialect {
  private static final int LEAST = 18;

  @Override
  public String id() {
    return "xferlog";
  }

  @Override
  public int likeness(String line) {
    return fields(line) == null ? 0 : 10;
  }

  @Override
  public Reading open() {
    return XferlogDialect::read;
  }

  /** The words; null for what is no such line. A file name may have blanks: count from the end. */
  private static String[] fields(String line) {
    if (line.length() < 50 || !line.endsWith(" c") && !line.endsWith(" i")) {
      return null;
    }
    String[] words = line.split(" +");
    int n = words.length;
    boolean fits =
        n >= LEAST
            && words[3].length() == 8
            && words[3].charAt(2) == ':'
            && words[n - 7].length() == 1
            && "iod".contains(words[n - 7])
            && "agr".contains(words[n - 6]);
    return fits ? words : null;
  }

  private static void read(String line, Consumer<Event> to) {
    String[] w = fields(line);
    if (w == null) {
      return;
    }
    int n = w.length;
    String verb = w[n - 7].equals("i") ? "STOR" : w[n - 7].equals("d") ? "DELE" : "RETR";
    String file = String.join(" ", java.util.Arrays.copyOfRange(w, 8, n - 9));
    to.accept(Event.closed());
    to.accept(Event.sent("USER " + (w[n - 6].equals("a") ? "anonymous" : w[n - 5])));
    to.accept(Event.reply("230 "));
    to.accept(Event.sent(verb + " " + file));
    if (w[n - 1].equals("c")) {
      to.accept(Event.reply("226 "));
    } else {
      to.accept(Event.reply("150 "));
      to.accept(Event.error("transfer connection interrupted"));
    }
    to.accept(Event.closed());
  }
}
