package org.ftpdiag.cli;

import picocli.CommandLine.Option;

/** How the connections are protected. */
final class TlsOptions {
  @Option(
      names = "--tls",
      paramLabel = "auto|off|explicit|implicit",
      descriptionKey = "cli.option.tls.tls")
  String tls;

  @Option(names = "--prot", paramLabel = "P|C", descriptionKey = "cli.option.tls.prot")
  String prot;

  @Option(names = "--ca", paramLabel = "FILE", descriptionKey = "cli.option.tls.ca")
  String ca;

  @Option(
      names = "--client-cert",
      paramLabel = "FILE",
      descriptionKey = "cli.option.tls.client-cert")
  String clientCert;

  @Option(names = "--insecure", descriptionKey = "cli.option.tls.insecure")
  boolean insecure;
}
