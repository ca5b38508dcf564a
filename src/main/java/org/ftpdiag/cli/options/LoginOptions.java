package org.ftpdiag.cli.options;

import picocli.CommandLine.Option;

/** Who logs in. */
public final class LoginOptions {
  @Option(
      names = {"-u", "--user"},
      paramLabel = "NAME",
      descriptionKey = "cli.option.login.user")
  public String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      descriptionKey = "cli.option.login.password-file")
  public String passwordFile;

  @Option(names = "--account", paramLabel = "NAME", descriptionKey = "cli.option.login.account")
  public String account;
}
