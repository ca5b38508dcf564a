package org.ftpdiag.probe;

/**
 * One line that says where ftpdiag itself failed, without anything that came from the wire or the
 * user.
 */
final class Defect {
  private Defect() {}

  static String describe(RuntimeException e) {
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
