package org.ftpdiag.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.CodeTable;

/** What people type for codes: 550, 5xx, 53x, 10060, ETIMEDOUT, iis-13, 530.42. */
public final class CodeName {
  /** Not needed for a bare code, which is to be as quick as looking into a book. */
  private static final class Shapes {
    private static final Pattern SHAPE = Pattern.compile("[1-6][0-9x]x|1[01]xxx");
    private static final Pattern SUB_STATUS = Pattern.compile("([45][0-9]{2})\\.([0-9]{1,2})");
  }

  private CodeName() {}

  /**
   * The codes that a name stands for, as the table names them; empty for what is no code. A single
   * code need not stand in the table.
   */
  public static List<String> codes(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    if (CodeFamily.of(name).isPresent()) {
      return List.of(canonical(name));
    }
    if (isGroup(name)) {
      return like(name);
    }
    Matcher sub = Shapes.SUB_STATUS.matcher(name);
    if (sub.matches()) {
      return List.of(canonical("iis-" + sub.group(2)), sub.group(1));
    }
    Optional<CodePage> page = CodeTable.load().byAlias(name);
    return page.isPresent() ? List.of(page.get().name()) : List.of();
  }

  /** Whether a name stands for a group, such as 5xx. */
  public static boolean isGroup(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return name.equals(CodeFamily.IIS.id()) || Shapes.SHAPE.matcher(name).matches();
  }

  /** The family of that name; empty when there is none. */
  public static Optional<CodeFamily> family(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    for (CodeFamily family : CodeFamily.values()) {
      if (name.equals(family.id())
          || name.equals(family.name().toLowerCase(Locale.ROOT))
          || family.ofReplies() && name.equals(family.id().substring(0, 1))) {
        return Optional.of(family);
      }
    }
    return name.equals("11xxx") ? Optional.of(CodeFamily.WINSOCK) : Optional.empty();
  }

  /** The sub-status without leading zeroes, which some logs pad it with. */
  private static String canonical(String name) {
    return name.startsWith("iis-")
        ? "iis-" + Integer.parseInt(name.substring("iis-".length()))
        : name;
  }

  private static List<String> like(String shape) {
    List<String> names = new ArrayList<>();
    for (CodePage page : CodeTable.load().all()) {
      boolean iis = page.family() == CodeFamily.IIS;
      if (iis ? shape.equals(CodeFamily.IIS.id()) : fits(shape, page.name())) {
        names.add(page.name());
      }
    }
    return names;
  }

  private static boolean fits(String shape, String name) {
    if (shape.length() != name.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      if (shape.charAt(i) != 'x' && shape.charAt(i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
