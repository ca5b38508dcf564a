package org.ftpdiag.model;

/**
 * One line that says where ftpdiag itself failed, without anything that came from the wire or the
 * user.
 */
public final class Defect {
  private Defect() {}

  /** Where it was thrown, and what. */
  public static String describe(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = "";
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith("org.ftpdiag.")) {
        where =
            " at "
                + frame.getClassName().substring("org.ftpdiag.".length())
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber();
        break;
      }
    }
    return e.getClass().getSimpleName() + where;
  }
}
