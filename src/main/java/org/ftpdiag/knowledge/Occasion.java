package org.ftpdiag.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.ftp.Verb.Group;
import org.ftpdiag.knowledge.ReplyContext.Flag;

/**
 * One entry of the table's column {@code after}: verbs, and flags that must hold, such as {@code
 * @transfer+active}.
 *
 * @param name a verb, {@code greeting}, {@code connect}, {@code idle}, a group, or {@code *}
 * @param verbs what the name stands for; empty for everything
 */
record Occasion(String name, Set<String> verbs, Set<Flag> flags) {

  private static final Map<String, Set<String>> GROUPS =
      Map.of(
          "@transfer", Verb.names(Group.LIST, Group.READ, Group.WRITE),
          "@list", Verb.names(Group.LIST),
          "@read", Verb.names(Group.READ),
          "@write", Verb.names(Group.WRITE),
          "@passive", Verb.names(Group.PASSIVE),
          "@active", Verb.names(Group.ACTIVE),
          "@login", Verb.names(Group.LOGIN),
          "@path",
              Set.of(
                  "CWD", "CDUP", "SIZE", "MDTM", "RETR", "LIST", "NLST", "MLSD", "MLST", "RNFR",
                  "STAT", "DELE", "RMD"),
          "@modify", Set.of("STOR", "APPE", "STOU", "DELE", "MKD", "RMD", "RNFR", "RNTO", "SITE"));

  private static final Set<String> MOMENTS = Set.of("greeting", "connect", "idle");

  /**
   * Reads a whole column.
   *
   * @throws IllegalArgumentException for a group or a flag that does not exist
   */
  static List<Occasion> parse(String column) {
    List<Occasion> all = new ArrayList<>();
    for (String part : column.split(",")) {
      all.add(one(part.strip()));
    }
    return List.copyOf(all);
  }

  private static Occasion one(String part) {
    String[] words = part.split("\\+");
    Set<Flag> flags = new HashSet<>();
    for (int i = 1; i < words.length; i++) {
      flags.add(CodePage.named(Flag.values(), words[i]));
    }
    return new Occasion(words[0], verbsOf(words[0]), Set.copyOf(flags));
  }

  private static Set<String> verbsOf(String name) {
    if (name.equals("*")) {
      return Set.of();
    }
    Set<String> group = GROUPS.get(name);
    if (group != null) {
      return group;
    }
    if (!MOMENTS.contains(name) && !isVerb(name)) {
      throw new IllegalArgumentException("no such occasion: " + name);
    }
    return Set.of(name);
  }

  /** Three to eight capitals and digits; no expression, which would delay ftpdiag code 550. */
  private static boolean isVerb(String name) {
    boolean verb = name.length() >= 3 && name.length() <= 8;
    for (int i = 0; verb && i < name.length(); i++) {
      char c = name.charAt(i);
      verb = c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9';
    }
    return verb;
  }

  /** Whether a reply in that context is meant. */
  boolean meets(ReplyContext context) {
    return (verbs.isEmpty() || verbs.contains(context.after()))
        && context.flags().containsAll(flags);
  }
}
