package org.ftpdiag.report;

import java.util.List;

/**
 * A part of a document that belongs together.
 *
 * @param anchor a name for links to it, unique in the document; empty for none
 */
public record Article(String anchor, List<Block> blocks) {
  public Article {
    blocks = List.copyOf(blocks);
  }
}
