package org.ftpdiag.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands in. */
public final class DemoServer implements AutoCloseable {
  private DemoServer() {}

  public static DemoServer start(Scenario scenario) throws IOException {
    if (scenario.name().isEmpty()) {
      throw new IOException("no name");
    }
    return new DemoServer();
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  }

  @Override
  public void close() {}
}
