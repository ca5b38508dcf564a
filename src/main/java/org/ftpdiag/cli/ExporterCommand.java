package org.ftpdiag.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Hangup;
import org.ftpdiag.cli.console.LocalPlatform;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.serve.ExporterFile;
import org.ftpdiag.exporter.Exporter;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;
import org.ftpdiag.yaml.YamlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ftpdiag exporter}: probes on demand for Prometheus, until it is stopped. */
@Command(name = "exporter")
final class ExporterCommand implements CliCommand {
  private static final String LISTEN = "127.0.0.1:9221";

  @Option(names = "--listen", paramLabel = "HOST:PORT", descriptionKey = "cli.option.serve.listen")
  String listen = LISTEN;

  @Option(names = "--config", paramLabel = "FILE", descriptionKey = "cli.option.serve.config")
  String config;

  @Override
  public List<String> refused() {
    return List.of(
        "--redact",
        "--reproduce",
        "--format",
        "--report",
        "--fail-on",
        "--exit-by",
        "--warning",
        "--critical",
        "--verbose",
        "--quiet",
        "--color");
  }

  @Override
  public int run(Console console, Words words) {
    if (config == null) {
      throw new UsageException("exporter-config");
    }
    InetSocketAddress address = address(listen);
    ExporterFile.Content content;
    try {
      content = ExporterFile.read(config, console, words);
    } catch (YamlException e) {
      return FileFaults.refuse(e, console, words);
    }
    try (Platform platform = LocalPlatform.open(content.limits().all());
        Exporter exporter =
            Exporter.start(
                address,
                () -> again(console, words).settings(),
                content.tls(),
                content.limits(),
                platform,
                words,
                Version.current(),
                line -> console.say(line))) {
      tellStart(exporter, content, console, words);
      Hangup.calls(exporter::reload);
      CountDownLatch stopped = new CountDownLatch(1);
      console.interruption().stopWith(stopped::countDown);
      stopped.await();
      return ExitCode.INTERRUPTED; // there is no other end
    } catch (IOException e) {
      throw new UsageException(
          "exporter-listen", "address", listen, "detail", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  /** What goes wrong with it is one text for the one who asks for it. */
  private ExporterFile.Content again(Console console, Words words) {
    try {
      return ExporterFile.read(config, console, words);
    } catch (YamlException e) {
      throw new IllegalStateException(String.join("\n", FileFaults.lines(e, words)), e);
    } catch (UsageException e) {
      throw new IllegalStateException(words.say(e.phrase()), e);
    }
  }

  private static void tellStart(
      Exporter exporter, ExporterFile.Content content, Console console, Words words) {
    String modules =
        content.settings().modules().keySet().stream().sorted().collect(Collectors.joining(", "));
    console.say(words.say("exporter.started", Map.of("url", exporter.url(), "modules", modules)));
    boolean open = content.settings().gate().isEmpty();
    if (open && !exporter.address().getAddress().isLoopbackAddress()) {
      console.say(words.say("exporter.open", Map.of()));
    }
  }

  private static InetSocketAddress address(String listen) {
    int colon = listen.lastIndexOf(':');
    String host = colon < 0 ? "" : listen.substring(0, colon);
    String port = listen.substring(colon + 1);
    if (colon < 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new UsageException("exporter-address", "value", listen);
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    InetSocketAddress address =
        host.isEmpty()
            ? new InetSocketAddress(Integer.parseInt(port))
            : new InetSocketAddress(host, Integer.parseInt(port));
    if (address.isUnresolved()) {
      throw new UsageException("exporter-address", "value", listen);
    }
    return address;
  }
}
