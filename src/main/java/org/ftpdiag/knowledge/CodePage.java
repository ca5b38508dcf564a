package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ftpdiag.ftp.Stage;
import org.ftpdiag.model.Side;

/**
 * What is known of a code in every language: a row of {@code codes.tsv}. Its sentences stand in the
 * words under {@code code.CODE.*}.
 *
 * @param name three digits, a Winsock number, or {@code iis-} and a sub-status
 * @param commands the commands that produce it by the standard, in capitals; {@code greeting},
 *     {@code connect} and {@code data} for moments without one, {@code *} for any
 * @param who who must act; empty for nobody
 * @param meanings those that compete, none when there is only one
 * @param related codes to compare it with
 * @param aliases other names of the same error: Winsock's, then POSIX's
 * @param references where it is defined, such as {@code RFC 959 section 4.2.2}
 */
public record CodePage(
    String name,
    CodeFamily family,
    List<String> commands,
    Set<Side> who,
    Retry retry,
    DataRole data,
    List<CodeMeaning> meanings,
    List<String> related,
    List<String> aliases,
    List<String> references) {
  static final int COLUMNS = 9;

  public CodePage {
    commands = List.copyOf(commands);
    meanings = List.copyOf(meanings);
    related = List.copyOf(related);
    aliases = List.copyOf(aliases);
    references = List.copyOf(references);
  }

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException when it has another number of columns or names what does not
   *     exist
   */
  static CodePage parse(String[] c) {
    if (c.length != COLUMNS || CodeFamily.of(c[0]).isEmpty()) {
      throw new IllegalArgumentException("codes.tsv: " + String.join(" | ", c));
    }
    List<CodeMeaning> meanings = new ArrayList<>();
    for (String meaning : list(c[5], ';')) {
      meanings.add(CodeMeaning.parse(meaning));
    }
    return new CodePage(
        c[0],
        CodeFamily.of(c[0]).get(),
        list(c[1], ' '),
        sides(c[2]),
        named(Retry.values(), c[3]),
        named(DataRole.values(), c[4]),
        meanings,
        list(c[6], ' '),
        list(c[7], ' '),
        list(c[8], ';'));
  }

  private static Set<Side> sides(String cell) {
    Set<Side> sides = new LinkedHashSet<>();
    for (String side : list(cell, ' ')) {
      sides.add(named(Side.values(), side));
    }
    return sides;
  }

  /**
   * The constant of that name. {@code Enum.valueOf} and {@code EnumSet} use reflection, for which
   * Java makes classes at run time: it takes a third of what ftpdiag code 550 does.
   *
   * @throws IllegalArgumentException where there is none
   */
  static <E extends Enum<E>> E named(E[] constants, String name) {
    for (E constant : constants) {
      if (constant.name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** The parts of a cell, without blanks around them; none for an empty one. */
  static List<String> list(String cell, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= cell.length()) {
      int end = cell.indexOf(separator, start);
      end = end < 0 ? cell.length() : end;
      String part = cell.substring(start, end).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      start = end + 1;
    }
    return parts;
  }

  /** The parts of a session in which it may come, in their order. */
  public Set<Stage> stages() {
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    for (String command : commands) {
      stages.add(Stage.of(command));
    }
    return stages;
  }
}
