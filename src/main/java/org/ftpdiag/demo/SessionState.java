package org.ftpdiag.demo;

import java.util.Locale;

/** What a client has set so far. Belongs to the session's thread. */
final class SessionState {
  /** In wire form; null before USER. */
  String user;

  boolean passwordGiven;
  boolean loggedIn;
  String directory = "/";

  /** TYPE I; ASCII is the default (RFC 959 section 5.1). */
  boolean binary;

  /** PROT P. */
  boolean protectData;

  long restart;
  String renameFrom;

  /** The port announced last. */
  int port;

  static boolean anonymous(String user) {
    String name = user == null ? "" : user.toLowerCase(Locale.ROOT);
    return name.equals("anonymous") || name.equals("ftp");
  }

  boolean anonymous() {
    return anonymous(user);
  }

  String path(String argument) {
    return DemoFiles.resolve(directory, argument);
  }
}
