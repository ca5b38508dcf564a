package org.ftpdiag.model;

import java.util.Locale;
import org.ftpdiag.ftp.Verb;

/** The twelve steps of a probe, in the order in which they run and are reported. */
public enum StepId {
  RESOLVE,
  CONNECT,
  GREETING,
  TLS,
  LOGIN,
  FEATURES,
  PASSIVE,
  LIST,
  ACTIVE,
  DOWNLOAD,
  UPLOAD,
  QUIT;

  /** The step in which a probe sends a command; FEATURES for a command that none sends. */
  public static StepId of(String verb) {
    return switch (Verb.of(verb).group()) {
      case SECURITY -> TLS;
      case LOGIN -> LOGIN;
      case SETTING, PROTECTION, CHECKSUM -> FEATURES;
      case PASSIVE -> PASSIVE;
      case DIRECTORY, LIST -> LIST;
      case ACTIVE -> ACTIVE;
      case FACTS, READ -> DOWNLOAD;
      case WRITE, CHANGE -> UPLOAD;
      case QUIT -> QUIT;
    };
  }

  /** The name under which reports show the step, such as {@code resolve}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
