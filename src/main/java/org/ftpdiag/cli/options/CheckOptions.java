package org.ftpdiag.cli.options;

import java.util.List;
import picocli.CommandLine.Option;

/** What is checked, and over which connections. */
public final class CheckOptions {
  @Option(names = "-4", descriptionKey = "cli.option.check.ipv4")
  public boolean ipv4;

  @Option(names = "-6", descriptionKey = "cli.option.check.ipv6")
  public boolean ipv6;

  @Option(
      names = "--resolve",
      paramLabel = "HOST:ADDRESS",
      descriptionKey = "cli.option.check.resolve")
  public String resolve;

  @Option(
      names = "--source-address",
      paramLabel = "ADDRESS",
      descriptionKey = "cli.option.check.source-address")
  public String sourceAddress;

  @Option(names = "--proxy", paramLabel = "URL", descriptionKey = "cli.option.check.proxy")
  public String proxy;

  @Option(
      names = "--virtual-host",
      paramLabel = "NAME",
      descriptionKey = "cli.option.check.virtual-host")
  public String virtualHost;

  @Option(names = "--encoding", paramLabel = "NAME", descriptionKey = "cli.option.check.encoding")
  public String encoding;

  @Option(names = "--send", paramLabel = "COMMAND", descriptionKey = "cli.option.check.send")
  public List<String> send;

  @Option(
      names = "--data",
      paramLabel = "auto|epsv|pasv|eprt|port",
      descriptionKey = "cli.option.check.data")
  public String data;

  @Option(names = "--active", descriptionKey = "cli.option.check.active")
  public boolean active;

  @Option(names = "--get", paramLabel = "PATH", descriptionKey = "cli.option.check.get")
  public String get;

  @Option(names = "--put", paramLabel = "DIR", descriptionKey = "cli.option.check.put")
  public String put;

  @Option(names = "--all-checks", descriptionKey = "cli.option.check.all-checks")
  public boolean allChecks;

  @Option(names = "--check", paramLabel = "NAME,...", descriptionKey = "cli.option.check.check")
  public String check;

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.option.check.limit")
  public String limit;

  @Option(names = "--until", paramLabel = "STEP", descriptionKey = "cli.option.check.until")
  public String until;

  @Option(
      names = "--certificate-days",
      paramLabel = "N",
      descriptionKey = "cli.option.check.certificate-days")
  public String certificateDays;

  @Option(
      names = "--retry-for",
      paramLabel = "SECONDS",
      descriptionKey = "cli.option.check.retry-for")
  public String retryFor;

  @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "cli.option.check.timeout")
  public String timeout;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      descriptionKey = "cli.option.check.deadline")
  public String deadline;
}
