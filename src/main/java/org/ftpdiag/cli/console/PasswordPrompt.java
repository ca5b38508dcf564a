package org.ftpdiag.cli.console;

/** Asks a person for a password without showing what is typed. */
@FunctionalInterface
public interface PasswordPrompt {
  /** What was typed; null where there is nobody to ask, or the input ended. */
  char[] ask(String prompt);
}
