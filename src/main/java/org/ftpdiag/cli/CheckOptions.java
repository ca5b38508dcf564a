package org.ftpdiag.cli;

import picocli.CommandLine.Option;

/** What is checked, and over which connections. */
final class CheckOptions {
  @Option(names = "-4", descriptionKey = "cli.option.check.ipv4")
  boolean ipv4;

  @Option(names = "-6", descriptionKey = "cli.option.check.ipv6")
  boolean ipv6;

  @Option(
      names = "--data",
      paramLabel = "auto|epsv|pasv|eprt|port",
      descriptionKey = "cli.option.check.data")
  String data;

  @Option(names = "--active", descriptionKey = "cli.option.check.active")
  boolean active;

  @Option(names = "--get", paramLabel = "PATH", descriptionKey = "cli.option.check.get")
  String get;

  @Option(names = "--put", paramLabel = "DIR", descriptionKey = "cli.option.check.put")
  String put;

  @Option(names = "--all-checks", descriptionKey = "cli.option.check.all-checks")
  boolean allChecks;

  @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "cli.option.check.timeout")
  String timeout;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      descriptionKey = "cli.option.check.deadline")
  String deadline;
}
