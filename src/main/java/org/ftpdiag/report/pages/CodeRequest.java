package org.ftpdiag.report.pages;

import java.util.List;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.seen.Reply;

/**
 * One thing that a person wants explained.
 *
 * @param code as the table names it, or one that no table knows; what was typed for a group
 * @param members the codes of a group such as 53x; empty for one code
 * @param reply the whole reply; empty for a bare code
 * @param readings what the reply means, the likeliest first; several where it depends on the
 *     command that it answers, none where there is nothing to find
 */
public record CodeRequest(
    String code, List<String> members, Optional<Reply> reply, List<Reading> readings) {

  public CodeRequest {
    members = List.copyOf(members);
    readings = List.copyOf(readings);
  }

  /** A bare code. */
  public static CodeRequest of(String code) {
    return new CodeRequest(code, List.of(), Optional.empty(), List.of());
  }

  /** A group of codes, of one family. */
  public static CodeRequest group(String typed, List<String> members) {
    return new CodeRequest(typed, members, Optional.empty(), List.of());
  }

  /** A reply and what it may mean. */
  public static CodeRequest of(Reply reply, List<Reading> readings) {
    String code = Integer.toString(reply.code());
    return new CodeRequest(code, List.of(), Optional.of(reply), readings);
  }

  /**
   * What a reply means after one of these commands.
   *
   * @param commands the commands, as the table names them; never empty
   */
  public record Reading(List<String> commands, Finding finding) {
    public Reading {
      commands = List.copyOf(commands);
    }
  }
}
