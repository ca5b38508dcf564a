package org.ftpdiag.cli;

import picocli.CommandLine.Option;

/** Who logs in. */
final class LoginOptions {
  @Option(
      names = {"-u", "--user"},
      paramLabel = "NAME",
      descriptionKey = "cli.option.login.user")
  String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      descriptionKey = "cli.option.login.password-file")
  String passwordFile;

  @Option(names = "--account", paramLabel = "NAME", descriptionKey = "cli.option.login.account")
  String account;
}
