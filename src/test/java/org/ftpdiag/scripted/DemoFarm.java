package org.ftpdiag.scripted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;

/**
 * A process of demo servers: one for each scenario that its arguments name. It prints their ports,
 * a line each, and serves until its input ends.
 */
final class DemoFarm {
  private DemoFarm() {}

  public static void main(String[] scenarios) throws IOException {
    List<DemoServer> servers = new ArrayList<>();
    for (String scenario : scenarios) {
      DemoServer server = DemoServer.start(Scenario.load(scenario));
      servers.add(server);
      System.out.println(server.address().getPort());
    }
    while (System.in.read() >= 0) {
      continue;
    }
    servers.forEach(DemoServer::close);
  }
}
