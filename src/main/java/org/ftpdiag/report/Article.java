package org.ftpdiag.report;

import java.util.List;

/**
 * A part of a document that belongs together.
 *
 * @param anchor a name for links to it, unique in the document; empty for none
 */
record Article(String anchor, List<Block> blocks) {
  Article {
    blocks = List.copyOf(blocks);
  }
}
