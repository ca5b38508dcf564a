package org.ftpdiag.report.print;

import java.io.IOException;
import org.ftpdiag.report.Block;

/**
 * Prints blocks in one format, as they come: a log may be longer than memory. Holds the state of
 * one document.
 */
public interface BlockPrinter {
  /**
   * A new part of the document.
   *
   * @param anchor a name for links to it; empty for none
   */
  default void article(String anchor) throws IOException {}

  /** Prints a block; it may be held back until the next one. */
  void print(Block block) throws IOException;

  /** Prints what is held back. */
  void flush() throws IOException;

  /** Ends the document. The output stays open. */
  void end() throws IOException;
}
