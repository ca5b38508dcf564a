package org.ftpdiag.shell;

import java.util.List;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Secret;

/** What a shell wants of the program around it. */
public interface Surroundings {
  /**
   * A target with options, as on a command line.
   *
   * @throws RefusedException where they cannot be meant
   */
  Opening opening(List<String> arguments);

  /**
   * The credentials of a user, the password from where ftpdiag takes passwords, or asked for.
   *
   * @throws RefusedException where there is none
   */
  Credentials credentials(String user, String host);

  /**
   * Asks a person for a secret without showing what is typed.
   *
   * @throws RefusedException where there is nobody to ask
   */
  Secret secret(String user, String host);

  /** Runs another command line of ftpdiag, and gives back its exit code. */
  int command(List<String> arguments, Screen screen);

  /** Runs a whole probe and prints its report; gives back the exit code. */
  int probe(ProbeRequest request, Screen screen);

  /**
   * Writes a report.
   *
   * @param spec {@code FORMAT} for the screen, or {@code FORMAT=FILE}
   * @return whether it was written
   * @throws RefusedException for a format or file that cannot be
   */
  boolean report(String spec, Report report, Screen screen);

  /** Breaks off the probe that runs, if one does. From any thread. */
  void interrupt();
}
