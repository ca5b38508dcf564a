package org.ftpdiag.shell;

/** Where a shell writes. May be called from several threads. */
@FunctionalInterface
public interface Screen {
  /** Text with its line ends, fit to be shown. */
  void print(String text);
}
