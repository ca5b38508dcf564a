package org.ftpdiag.demo;

/** A scenario that cannot be used. The message is one line that begins with file and line. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScenarioException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }

  ScenarioException(String file, String problem) {
    super(file + ": " + problem);
  }
}
