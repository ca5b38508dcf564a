package org.ftpdiag.report.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.report.DialogueLine;
import org.ftpdiag.report.words.OwnRemarks;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/**
 * Puts the dialogue into words, entry by entry in order of time: it remembers which multi-line
 * reply is open, so that a line within it is not taken for a reply.
 */
public final class DialogueWords {
  private static final Pattern CODE = Pattern.compile("(\\d{3})([ -]|$).*", Pattern.DOTALL);

  private final Words words;
  private String open = "";

  public DialogueWords(Words words) {
    this.words = words;
  }

  /** One entry in words. */
  public DialogueLine of(Transcript.Entry entry) {
    boolean event = entry.kind() == Transcript.Kind.EVENT;
    String text =
        ServerText.shown(
            event ? OwnRemarks.event(entry.text(), words) : entry.text(), ServerText.FACT);
    if (entry.channel() == Transcript.Channel.DATA) {
      text = words.say("report.dialogue.data", "text", text);
    }
    if (entry.kind() == Transcript.Kind.SENT) {
      // A reply that never ended must not hide the meaning of the next one.
      open = "";
    }
    boolean received = entry.kind() == Transcript.Kind.RECEIVED;
    return new DialogueLine(entry.kind(), text, received ? meaning(entry).orElse("") : "");
  }

  private Optional<String> meaning(Transcript.Entry entry) {
    Matcher m = CODE.matcher(entry.text());
    if (entry.channel() != Transcript.Channel.CONTROL || !m.matches()) {
      return Optional.empty();
    }
    String code = m.group(1);
    if (!open.isEmpty() && !open.equals(code)) {
      return Optional.empty();
    }
    open = m.group(2).equals("-") ? code : "";
    return open.isEmpty()
        ? words.find("code." + code).or(() -> words.find("reply.family." + code.charAt(0)))
        : Optional.empty();
  }
}
