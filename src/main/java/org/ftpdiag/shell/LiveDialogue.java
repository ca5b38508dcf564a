package org.ftpdiag.shell;

import java.util.Set;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.print.DialogueLines;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.DialogueWords;
import org.ftpdiag.report.words.Words;

/** Shows what is sent and received as it happens, each reply with its meaning in a few words. */
public final class LiveDialogue implements ProbeListener {
  /** Of these the number says all: it went well. */
  private static final Set<String> PLAIN = Set.of("200", "220", "221", "230", "250");

  private final DialogueWords words;
  private final DialogueLines lines;
  private final Screen screen;
  private volatile String echo = "";
  private volatile boolean muted;

  public LiveDialogue(Words words, Style style, Screen screen) {
    this.words = new DialogueWords(words);
    this.lines = new DialogueLines(style);
    this.screen = screen;
  }

  /** The next line that is sent has just been typed in sight: it is not shown again. */
  void typed(String line) {
    echo = line;
  }

  /** Whether nothing is shown for now: what is said is the shell's own business. */
  void mute(boolean on) {
    muted = on;
  }

  @Override
  public synchronized void line(Transcript.Entry entry) {
    DialogueLine said = words.of(entry); // always: it keeps count of replies of many lines
    if (muted) {
      return;
    }
    if (entry.kind() == Transcript.Kind.SENT) {
      boolean seen = entry.text().equals(echo);
      echo = "";
      if (seen) {
        return;
      }
    }
    String code = entry.text().length() >= 3 ? entry.text().substring(0, 3) : "";
    DialogueLine shown =
        PLAIN.contains(code) ? new DialogueLine(said.kind(), said.text(), "") : said;
    screen.print(String.join("\n", lines.of(shown)) + "\n");
  }

  @Override
  public void waiting(Phrase what, long limitMs) {
    // A person who waits sees what was sent last.
  }
}
