package org.ftpdiag.explain.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.explain.event.Complaint;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.text.LogLine;
import org.ftpdiag.explain.text.Writing;

/** Every dialect of logs that can be read: a line and a class each. */
public final class Dialects {
  /** How like a dialect a log must be: one telling line, or two that could be chance. */
  private static final int ENOUGH = 4;

  private static final int ENOUGH_OF_FEW = 2;
  private static final int FEW = 5;

  /** How many lines an excerpt may have in which FTP is named once, and an error stands once. */
  private static final int SHORT = 40;

  /** How many lines are named as those that tell the dialect. */
  private static final int SHOWN = 3;

  /** How like a dialect a line is that is part of a dialogue. */
  private static final int STRONG = 6;

  /** How like a dialect a line is that only one program writes. */
  private static final int UNIQUE = 9;

  // Where two fit alike, the first one is meant.
  private static final List<Dialect> ALL = make();

  private static List<Dialect> make() {
    List<Dialect> all = new ArrayList<>(MarkedDialect.all());
    all.addAll(
        List.of(
            new FileZillaDialect(),
            new DotnetDialect(),
            new WinScpDialect(),
            new LftpDialect(),
            new CurlDialect(),
            new WgetDialect(),
            new NcftpDialect(),
            new PythonDialect(),
            new PhpDialect(),
            new CyberduckDialect(),
            new TotalCommanderDialect(),
            new FtpExeDialect(),
            new ArrowDialect(),
            new VsftpdDialect(),
            new ProftpdDialect(),
            new PureFtpdDialect(),
            new IisDialect(),
            new XferlogDialect(),
            new ClfDialect(),
            new FileZillaServerDialect(),
            new UnftpDialect(),
            OwnTextDialect.unlearned(),
            new TranscriptDialect(),
            new JavaDialect(),
            new ErrorsDialect(),
            GeneralDialect.unlearned()));
    return List.copyOf(all);
  }

  private Dialects() {}

  /** The names, for the command line. */
  public static List<String> ids() {
    return ALL.stream().map(Dialect::id).toList();
  }

  static List<Dialect> all() {
    return ALL;
  }

  public static Optional<Dialect> of(String id) {
    return ALL.stream().filter(d -> d.id().equalsIgnoreCase(id)).findFirst();
  }

  /** The dialect that these lines are in; empty when they are in none, or tell nothing of FTP. */
  public static Optional<Dialect> recognise(List<String> lines) {
    Optional<Dialect> own = OwnTextDialect.in(lines);
    if (own.isPresent()) {
      return own;
    }
    boolean few = written(lines) <= FEW;
    return likest(lines)
        .filter(
            d ->
                d instanceof GeneralDialect general
                    ? FtpSigns.in(general.strict(), lines)
                    : few && told(d, lines) || d.server().isPresent() || FtpSigns.in(d, lines));
  }

  /** Whether more is told than that something failed. */
  private static boolean told(Dialect dialect, List<String> lines) {
    return !(dialect instanceof ErrorsDialect) || lines.stream().anyMatch(ErrorsDialect::explains);
  }

  private static long written(List<String> lines) {
    return lines.stream().filter(l -> !l.isBlank()).count();
  }

  private static Optional<Dialect> likest(List<String> lines) {
    Dialect best = null;
    long most = 0;
    long written = written(lines);
    for (Dialect d : ALL) {
      if (d instanceof OwnTextDialect) {
        continue; // it was asked before, as a whole
      }
      long sum = likeness(d, lines);
      if (sum > most) {
        most = sum;
        best = d;
      }
    }
    boolean trace = best instanceof JavaDialect && lines.stream().anyMatch(ErrorsDialect::explains);
    boolean last = trace || best instanceof ErrorsDialect;
    boolean small =
        written <= FEW || last && written <= SHORT && lines.stream().anyMatch(FtpWords::named);
    long due = small ? last ? 1 : ENOUGH_OF_FEW : ENOUGH;
    boolean writing = Writing.is(lines);
    boolean known = most >= due && (spoken(best, lines) || !writing);
    GeneralDialect general = GeneralDialect.of(lines);
    long heard = writing ? 0 : heard(general, lines);
    // Another reading is taken where it hears clearly more.
    boolean weak = last && most < ENOUGH && written > FEW && heard > 0;
    if (weak
        || heard > (known ? 1 : 0)
            && heard > (known ? heard(best, lines) * tolerance(best, lines) / 5 : 0)) {
      return Optional.of(general);
    }
    if (!known && !writing && written <= SHORT && complains(lines)) {
      return Optional.of(new ErrorsDialect());
    }
    return known ? Optional.of(best) : Optional.empty();
  }

  /** Whether an excerpt speaks of FTP, and says that something failed. */
  private static boolean complains(List<String> lines) {
    return lines.stream().anyMatch(FtpWords::named) && lines.stream().anyMatch(Complaint::is);
  }

  /** The first lines, by their numbers, that tell most that a log is in a dialect. */
  public static List<Long> telling(Dialect dialect, List<LogLine> lines) {
    boolean general = dialect instanceof GeneralDialect;
    Dialect.Reading reading = dialect.open();
    Map<Long, Integer> likeness = new LinkedHashMap<>();
    for (LogLine line : lines) {
      int[] heard = {0};
      reading.read(line.text(), e -> heard[0] += e.kind() == Event.Kind.STATUS ? 0 : 1);
      int alike = general ? Math.min(1, heard[0]) : dialect.likeness(line.text());
      if (alike > 0) {
        likeness.put(line.number(), alike);
      }
    }
    int most = likeness.values().stream().max(Integer::compare).orElse(0);
    return likeness.entrySet().stream()
        .filter(e -> e.getValue() == most)
        .limit(SHOWN)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** In fifths: words that only one program writes weigh more than what can be heard besides. */
  private static int tolerance(Dialect best, List<String> lines) {
    return lines.stream().anyMatch(line -> best.likeness(line) >= UNIQUE) ? 10 : 6;
  }

  /** Whether a dialect is told by a text as a whole, whatever its lines are like. */
  public static boolean whole(Dialect dialect) {
    return dialect instanceof OwnTextDialect;
  }

  /** How like a dialect lines are. */
  public static long likeness(Dialect dialect, List<String> lines) {
    return lines.stream().mapToLong(dialect::likeness).sum();
  }

  /** How many commands and replies a dialect hears that are not alike. */
  public static long heard(Dialect dialect, List<String> lines) {
    Set<String> heard = new HashSet<>();
    Dialect.Reading reading = dialect.open();
    for (String line : lines) {
      reading.read(
          line,
          e -> {
            String text = e.text().strip();
            boolean said =
                switch (e.kind()) {
                  case SENT -> FtpWords.isCommand(text);
                  case REPLY, REPORTED, REFUSED -> true;
                  default -> false;
                };
            if (said) {
              heard.add(text);
            }
          });
    }
    return heard.size();
  }

  /** Whether a dialogue is in it, not only the name of a program or of an error. */
  private static boolean spoken(Dialect dialect, List<String> lines) {
    int strong = 0;
    int bare = 0;
    for (String line : lines) {
      String text = line.strip();
      strong += dialect.likeness(line) >= STRONG && !Writing.isOne(text) ? 1 : 0;
      boolean marked = text.startsWith("< ") || text.startsWith("> ");
      String said = marked ? text.substring(2) : text;
      bare += FtpWords.code(said) > 0 || FtpWords.isCommand(said) ? 1 : 0;
    }
    return strong > 1 || bare > 2;
  }
}
