package org.ftpdiag.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Interruption;
import org.ftpdiag.cli.console.Terminal;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.seen.CredentialRemark;
import org.ftpdiag.report.words.Words;

/** What {@code ftpdiag demo SCENARIO} asks of the engine, for tests in other packages. */
public final class DemoOrders {
  private DemoOrders() {}

  /** A request and what is odd about its credentials. */
  public record Order(ProbeRequest request, List<CredentialRemark> remarks) {}

  /** The order for a server that plays a scenario at an address. */
  public static Order of(Scenario scenario, InetSocketAddress address) {
    Console nothing =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Terminal.none(StandardCharsets.UTF_8),
            Map.of(),
            Path.of("/nonexistent"),
            prompt -> null,
            new Interruption());
    ProbeOrder order = DemoCommand.order(scenario, address, nothing, Words.load("en"));
    return new Order(order.request(), order.remarks());
  }
}
