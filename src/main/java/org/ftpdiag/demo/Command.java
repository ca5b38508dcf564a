package org.ftpdiag.demo;

import java.io.IOException;

/** The normal way to carry out one FTP command. */
@FunctionalInterface
interface Command {
  /**
   * @param argument in wire form; empty for none
   */
  Answer run(DemoSession session, String argument) throws IOException;
}
