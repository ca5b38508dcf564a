package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.ReplyContext.Flag;

/** The codes and contexts that a row of the reply table asks for, for tests that walk the rows. */
final class Moments {
  /** Verbs for a row that asks for none. */
  private static final List<String> ANY =
      List.of(
          ("PASS USER RETR STOR LIST CWD AUTH PASV EPSV PORT EPRT DELE MKD greeting idle NOOP TYPE"
                  + " SITE ABOR XYZ PROT REST")
              .split(" "));

  /** Codes that servers use most: tried first where a row asks for a family of codes. */
  private static final List<Integer> USUAL = List.of(550, 530, 450, 425, 421, 426, 451, 501, 553);

  private Moments() {}

  /** The codes of a row, the usual ones first. */
  static List<Integer> codes(ReplyRow row) {
    Set<Integer> codes = new LinkedHashSet<>();
    USUAL.stream().filter(c -> fits(row, c)).forEach(codes::add);
    for (int code = 100; code < 700; code++) {
      if (fits(row, code)) {
        codes.add(code);
      }
    }
    for (String digits : row.code().split(",")) {
      if (digits.matches("\\d{4,}")) {
        codes.add(Integer.parseInt(digits));
      }
    }
    return List.copyOf(codes);
  }

  private static boolean fits(ReplyRow row, int code) {
    return ReplyRow.codeFits(row.code(), Integer.toString(code));
  }

  /** When a row is asked: each of its verbs, with the least that it wants known and with more. */
  static List<ReplyContext> contexts(ReplyRow row) {
    Optional<String> family =
        row.product().equals("*") ? Optional.empty() : Optional.of(row.product());
    List<ReplyContext> contexts = new ArrayList<>();
    for (Occasion occasion : Occasion.parse(row.after())) {
      Set<Flag> more = EnumSet.of(Flag.NAMED, Flag.LOGGEDIN);
      more.addAll(occasion.flags());
      for (String verb : occasion.verbs().isEmpty() ? ANY : List.copyOf(occasion.verbs())) {
        contexts.add(new ReplyContext(verb, family, occasion.flags()));
        contexts.add(new ReplyContext(verb, family, more));
      }
    }
    return contexts;
  }
}
