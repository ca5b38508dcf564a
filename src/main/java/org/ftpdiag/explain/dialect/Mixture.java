package org.ftpdiag.explain.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ftpdiag.explain.event.FtpWords;

/**
 * Which line of a file is in which dialect: people paste what the client logged, and below it what
 * the server did. Learnt from the beginning of the file, so that logs of one program, which are
 * most of them, pay nothing for it.
 */
public final class Mixture {
  /** How like a dialect a line must be to be taken from the one before it. */
  private static final int STRONG = 6;

  private static final int UNIQUE = 9;

  /** Dialects whose lines may stand in the log of any other. */
  private static final Set<String> COMMON =
      Set.of(GeneralDialect.ID, "commons-net", "errors", "java", "ftpdiag", "basic-ftp");

  private final List<Dialect> dialects = new ArrayList<>();
  private Dialect current;

  private Mixture(Dialect main) {
    this.current = main;
    dialects.add(main);
  }

  /** Of one dialect. */
  public static Mixture alone(Dialect main) {
    return new Mixture(main);
  }

  /** Of what these first lines are in. */
  public static Mixture of(Dialect main, List<String> lines) {
    Mixture mixture = new Mixture(main);
    if (Dialects.whole(main)) {
      return mixture;
    }
    // It hears whatever is like a dialogue; servers tell things in other ways.
    boolean general = main instanceof GeneralDialect;
    List<String> others = lines.stream().filter(l -> main.likeness(l) == 0).toList();
    for (Dialect d : Dialects.all()) {
      boolean other = d != main && (!general || d.server().isPresent());
      if (other && !COMMON.contains(d.id()) && stands(d, others)) {
        mixture.dialects.add(d);
      }
    }
    return mixture;
  }

  private static boolean stands(Dialect dialect, List<String> lines) {
    int like = 0;
    for (String line : lines) {
      int likeness = dialect.likeness(line);
      like += likeness >= UNIQUE ? 2 : likeness >= STRONG ? 1 : 0;
    }
    return like > 1;
  }

  private static boolean spoken(String line) {
    return FtpWords.code(line) > 0 || FtpWords.isCommand(line);
  }

  /** The dialect of the next line: the one before it goes on where nothing tells otherwise. */
  public Dialect of(String line) {
    if (dialects.size() > 1 && current.likeness(line) == 0) {
      int most = STRONG - 1;
      for (Dialect d : dialects) {
        int likeness = d.likeness(line);
        if (likeness > most) {
          most = likeness;
          current = d;
        }
      }
      if (most < STRONG && dialects.get(0) instanceof GeneralDialect && spoken(line)) {
        current = dialects.get(0);
      }
    }
    return current;
  }
}
