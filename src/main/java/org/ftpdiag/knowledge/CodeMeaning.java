package org.ftpdiag.knowledge;

import java.util.List;

/**
 * One of several meanings that compete for a code. What it is stands in the words under {@code
 * code.CODE.meaning.N}.
 *
 * @param who whose it is: an RFC, a product, a list
 * @param commands after which it is this one; empty when that does not tell
 * @param findings the ids of the findings that show it
 */
public record CodeMeaning(String who, List<String> commands, List<String> findings) {

  /** Reads {@code WHO/COMMAND,COMMAND/finding,finding}; the later parts may be missing. */
  static CodeMeaning parse(String text) {
    String[] parts = text.split("/", -1);
    return new CodeMeaning(
        parts[0].strip(),
        parts.length > 1 ? CodePage.list(parts[1], ',') : List.of(),
        parts.length > 2 ? CodePage.list(parts[2], ',') : List.of());
  }
}
