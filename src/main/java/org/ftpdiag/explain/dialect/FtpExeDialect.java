package org.ftpdiag.explain.dialect;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.secrets.LogSecrets;

/**
 * The screen of Windows' ftp.exe and of the ftp of Unix: what was typed behind {@code ftp>}, the
 * server's replies, and with debugging on the commands behind {@code --->}.
 */
final class FtpExeDialect implements Dialect {
  private static final String PROMPT = "ftp>";
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("ls", "NLST"),
          Map.entry("dir", "LIST"),
          Map.entry("get", "RETR"),
          Map.entry("recv", "RETR"),
          Map.entry("mget", "RETR"),
          Map.entry("put", "STOR"),
          Map.entry("send", "STOR"),
          Map.entry("mput", "STOR"),
          Map.entry("append", "APPE"),
          Map.entry("cd", "CWD"),
          Map.entry("delete", "DELE"),
          Map.entry("mkdir", "MKD"),
          Map.entry("rmdir", "RMD"),
          Map.entry("pwd", "PWD"),
          Map.entry("user", "USER"),
          Map.entry("bye", "QUIT"),
          Map.entry("quit", "QUIT"),
          Map.entry("close", "QUIT"),
          Map.entry("disconnect", "QUIT"));

  @Override
  public String id() {
    return "ftp";
  }

  @Override
  public int likeness(String line) {
    if (line.startsWith(PROMPT) || line.startsWith("> ftp: ")) {
      return 12;
    }
    boolean user = line.startsWith("User (") || line.startsWith("Name (");
    if (own(line) || line.startsWith("setupsockbufsize: ")) {
      return 5;
    }
    if (line.equals("Not connected.") || line.startsWith("Remote system type is ")) {
      return 4;
    }
    return user ? 12 : line.startsWith("---> ") ? 6 : FtpWords.code(line) > 0 ? 2 : 0;
  }

  /** What the program says itself: {@code ftp: connect: ...}, also under a longer name. */
  private static boolean own(String line) {
    int colon = line.indexOf(": ");
    return colon >= 3 && colon < 16 && line.startsWith("ftp", colon - 3);
  }

  @Override
  public Reading open() {
    return new ScreenReading();
  }

  private static final class ScreenReading implements Reading {
    private final Reading bare = new TranscriptDialect().open();
    private boolean debug;
    private boolean greeted;

    @Override
    public void read(String line, Consumer<Event> to) {
      greeted &= FtpWords.code(line) > 0;
      if (line.startsWith("---> ")) {
        debug = true;
        to.accept(Event.sent(line.substring(5)));
      } else if (line.startsWith(PROMPT)) {
        typed(line.substring(PROMPT.length()).strip(), to);
      } else if (line.startsWith("User (") || line.startsWith("Name (")) {
        int name = line.indexOf("): ");
        if (!debug && name > 0) {
          to.accept(Event.sent("USER " + line.substring(name + 3).strip()));
        }
      } else if (line.startsWith("Password:")) {
        if (!debug) {
          to.accept(Event.sent("PASS " + LogSecrets.STARS));
        }
      } else if (line.startsWith("> ftp: ")) {
        to.accept(Event.error(line.substring(2)));
      } else if (own(line) || line.startsWith("Connection closed") || line.contains("mismatch")) {
        to.accept(Event.error(line));
      } else {
        int code = FtpWords.code(line);
        if (greeted && !debug && code > 0 && code != 421) {
          // Windows' ftp has asked for it before the login, and does not mind the answer.
          to.accept(Event.sent("OPTS UTF8 ON"));
        }
        greeted = code == 220 && line.startsWith("220 ");
        bare.read(line, to);
      }
    }

    private void typed(String text, Consumer<Event> to) {
      int blank = text.indexOf(' ');
      String word = (blank < 0 ? text : text.substring(0, blank)).toLowerCase(Locale.ROOT);
      String argument = blank < 0 ? "" : text.substring(blank);
      if (word.equals("open")) {
        to.accept(Event.status("connecting to " + argument.strip()));
      } else if (!debug && (word.equals("quote") || word.equals("literal"))) {
        to.accept(Event.sent(argument.strip()));
      } else if (!debug && TYPED.containsKey(word)) {
        to.accept(Event.sent(TYPED.get(word) + argument));
      }
    }
  }
}
