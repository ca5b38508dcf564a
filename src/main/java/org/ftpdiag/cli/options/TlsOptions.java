package org.ftpdiag.cli.options;

import picocli.CommandLine.Option;

/** How the connections are protected. */
public final class TlsOptions {
  @Option(
      names = "--tls",
      paramLabel = "auto|off|explicit|implicit",
      descriptionKey = "cli.option.tls.tls")
  public String tls;

  @Option(names = "--prot", paramLabel = "P|C", descriptionKey = "cli.option.tls.prot")
  public String prot;

  @Option(names = "--ca", paramLabel = "FILE", descriptionKey = "cli.option.tls.ca")
  public String ca;

  @Option(
      names = "--client-cert",
      paramLabel = "FILE",
      descriptionKey = "cli.option.tls.client-cert")
  public String clientCert;

  @Option(names = "--insecure", descriptionKey = "cli.option.tls.insecure")
  public boolean insecure;
}
