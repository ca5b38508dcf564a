package org.ftpdiag.explain.secrets;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ftpdiag.explain.LogCase;
import org.ftpdiag.explain.LogFinding;
import org.ftpdiag.explain.LogQuote;
import org.ftpdiag.explain.Note;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.SecretSpellings;
import org.ftpdiag.model.seen.Reply;

/**
 * The passwords of a log: finds them in every form that logs have, and hides them there and, once
 * they are known, wherever else they stand. Bounded: the {@value #MOST} last ones are remembered.
 *
 * <p>A password that is an ordinary word of FTP, such as {@code password} or {@code anonymous}, is
 * hidden in those forms alone: elsewhere it is said by everybody.
 */
public final class LogSecrets {
  public static final String STARS = SecretSpans.STARS;
  private static final int MOST = 32;
  private static final int LONGEST = 256;

  /** Shorter ones occur in any text by chance: elsewhere they are hidden as whole words. */
  private static final int SHORT = 4;

  /** Nothing so short is looked for elsewhere. */
  private static final int SHORTEST = 2;

  private final DumpForm dump = new DumpForm();

  /** Lines that were learnt from: logs repeat themselves. */
  private final String[] learnt = new String[256];

  /** What to look for, by the password that it spells; the last one learnt is the youngest. */
  private final Map<String, Set<String>> known = new LinkedHashMap<>();

  /** A line by itself, with its passwords hidden. */
  public static String of(String line) {
    return new LogSecrets().masked(line);
  }

  /** The next line, with the passwords hidden that it or an earlier one shows. */
  public String masked(String line) {
    int forms = SecretTrigger.of(line);
    String text = forms == 0 && !dump.isOpen() ? line : find(line, forms).masked();
    return hidden(text);
  }

  /** A text without the passwords that are known by now; nothing is looked for in it. */
  public String hidden(String text) {
    return known.isEmpty() ? text : hide(text);
  }

  /** Remembers the passwords of a line. */
  public void learn(String line) {
    int forms = SecretTrigger.of(line);
    if (forms == 0 && !dump.isOpen()) {
      return;
    }
    int slot = line.hashCode() & learnt.length - 1;
    if (!line.equals(learnt[slot]) || dump.isOpen()) {
      learnt[slot] = line;
      find(line, forms);
    }
  }

  private SecretSpans find(String line, int forms) {
    SecretSpans to = new SecretSpans(line);
    if (has(forms, SecretTrigger.DUMP) || dump.isOpen()) {
      dump.find(to);
    }
    if (has(forms, SecretTrigger.NAMED)) {
      SentForm.find(to);
    }
    if (has(forms, SecretTrigger.URL)) {
      UrlForm.find(to);
    }
    if (has(forms, SecretTrigger.NAMED) && OptionForm.mayBeIn(line)
        || has(forms, SecretTrigger.OPTION)) {
      OptionForm.find(to);
    }
    if (has(forms, SecretTrigger.CALL)) {
      CallForm.find(to);
    }
    if (has(forms, SecretTrigger.NAMED)) {
      NamedForm.find(to);
    }
    if (has(forms, SecretTrigger.SCRIPT)) {
      ScriptForm.find(to);
    }
    if (has(forms, SecretTrigger.TRIED)) {
      UrlForm.tried(to);
    }
    if (has(forms, SecretTrigger.BASIC)) {
      NamedForm.basic(to);
    }
    to.values().forEach(this::know);
    return to;
  }

  private static boolean has(int forms, int form) {
    return (forms & form) != 0;
  }

  /** Hides a password from now on. */
  public void know(String secret) {
    String word = secret.strip();
    if (known.containsKey(word)) {
      return;
    }
    boolean telling =
        word.length() >= SHORTEST
            && word.length() <= LONGEST
            && !SecretSpellings.isOrdinary(word)
            && !Verb.of(word.toUpperCase(Locale.ROOT)).known()
            && !SecretSpans.noValue(word);
    if (!telling) {
      return;
    }
    known.put(word, SecretSpellings.of(word));
    if (known.size() > MOST) {
      Iterator<String> eldest = known.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  private static String words(String text, String word) {
    return text.replaceAll(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])", STARS);
  }

  private String hide(String line) {
    String text = line;
    for (Set<String> spellings : known.values()) {
      for (String spelling : spellings) {
        if (text.contains(spelling)) {
          text = spelling.length() >= SHORT ? text.replace(spelling, STARS) : words(text, spelling);
        }
      }
    }
    return text;
  }

  /** What a line means, with passwords hidden that it repeats. */
  public Note masked(Note note) {
    return note == null ? null : new Note(masked(note.phrase()), note.finding(), note.bad());
  }

  /** What was found, with passwords hidden. */
  public LogCase masked(LogCase c) {
    return new LogCase(
        c.findings().stream().map(this::masked).toList(), c.times(), c.others(), c.failed());
  }

  /** A finding, with passwords hidden. */
  public LogFinding masked(LogFinding f) {
    return new LogFinding(
        masked(f.finding()),
        f.lines().stream().map(q -> new LogQuote(q.number(), masked(q.text()))).toList(),
        f.remarks().stream().map(this::masked).toList(),
        f.session(),
        f.first(),
        f.last());
  }

  private Finding masked(Finding f) {
    Optional<Reply> reply =
        f.reply()
            .map(
                r ->
                    new Reply(
                        r.code(), r.lines().stream().map(this::masked).toList(), r.anomalies()));
    return new Finding(
        f.id(),
        f.severity(),
        f.step(),
        f.side(),
        reply,
        f.family(),
        f.setting(),
        f.note(),
        masked(f.facts()),
        f.evidence().stream().map(this::masked).toList());
  }

  private Phrase masked(Phrase p) {
    return new Phrase(p.key(), masked(p.facts()));
  }

  private Map<String, String> masked(Map<String, String> facts) {
    Map<String, String> safe = new HashMap<>(facts);
    safe.replaceAll((name, value) -> masked(value));
    return safe;
  }
}
