package org.ftpdiag.scripted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.ftpdiag.Probes;
import org.ftpdiag.demo.DemoServer;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.DataMode;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.ProxyServer;
import org.ftpdiag.model.Target;
import org.ftpdiag.model.TlsMaterial;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.wire.Resolver;

/** What keeps a probe from its server, made on the loopback interface: no demo can show it. */
enum Obstacle {
  THE_NAME_IS_UNKNOWN(FindingId.DNS_NOT_FOUND) {
    @Override
    ProbeRun probe() {
      return probing(21, failing("Name or service not known"));
    }
  },
  THE_RESOLVER_FAILS(FindingId.DNS_UNAVAILABLE) {
    @Override
    ProbeRun probe() {
      return probing(21, failing("Temporary failure in name resolution"));
    }
  },
  THE_RESOLVER_IS_SILENT(FindingId.DNS_UNAVAILABLE) {
    @Override
    ProbeRun probe() {
      CountDownLatch answered = new CountDownLatch(1);
      try {
        return probing(21, host -> silent(answered));
      } finally {
        answered.countDown();
      }
    }
  },
  NOBODY_LISTENS(FindingId.CONNECT_REFUSED) {
    @Override
    ProbeRun probe() throws IOException {
      int port;
      try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName(V4))) {
        port = closed.getLocalPort();
      }
      return probing(port, to(V4));
    }
  },
  NOBODY_ANSWERS(FindingId.CONNECT_TIMEOUT) {
    @Override
    ProbeRun probe() throws IOException {
      List<SocketChannel> fillers = new ArrayList<>();
      // The queue of connections that nobody accepts is full: the system drops what else comes.
      try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName(V4))) {
        for (int i = 0; i < 8; i++) {
          SocketChannel filler = SocketChannel.open();
          fillers.add(filler);
          filler.configureBlocking(false);
          filler.connect(full.getLocalSocketAddress());
        }
        return probing(full.getLocalPort(), to(V4));
      } finally {
        for (SocketChannel filler : fillers) {
          filler.close();
        }
      }
    }
  },
  NO_WAY_LEADS_THERE(FindingId.CONNECT_UNREACHABLE) {
    @Override
    ProbeRun probe() {
      return probing(21, to("127.255.255.255")); // TCP knows no way to a broadcast address
    }
  },
  ONE_FAMILY_IS_BROKEN(FindingId.CONNECT_FAMILY_BROKEN) {
    @Override
    ProbeRun probe() throws IOException {
      try (DemoServer server = DemoServer.start(Scenario.load("healthy-anonymous"))) {
        return probing(server.address().getPort(), to("::1", V4));
      }
    }
  },
  THE_PROXY_IS_DOWN(FindingId.PROXY_UNREACHABLE) {
    @Override
    ProbeRun probe() throws IOException {
      int port;
      try (ScriptedProxy closed = ScriptedProxy.socks(0)) {
        port = closed.port();
      }
      return probing(21, to(V4), behind(port));
    }
  },
  THE_PROXY_FORBIDS_IT(FindingId.PROXY_REFUSED) {
    @Override
    ProbeRun probe() throws IOException {
      try (ScriptedProxy proxy = ScriptedProxy.socks(2)) {
        return probing(21, to(V4), behind(proxy.port()));
      }
    }
  },
  THE_PROXY_WANTS_A_LOGIN(FindingId.PROXY_LOGIN_REJECTED) {
    @Override
    ProbeRun probe() throws IOException {
      try (ScriptedProxy proxy =
          ScriptedProxy.of(
              (in, out) -> {
                ScriptedProxy.greet(in, out, 255);
                return "";
              })) {
        return probing(21, to(V4), behind(proxy.port()));
      }
    }
  };

  private static final String V4 = "127.0.0.1";

  private final FindingId shows;

  Obstacle(FindingId shows) {
    this.shows = shows;
  }

  FindingId shows() {
    return shows;
  }

  abstract ProbeRun probe() throws IOException;

  private static ProbeRequest.Route behind(int proxy) {
    ProxyServer server = new ProxyServer(ProxyServer.Kind.SOCKS5, V4, proxy, Optional.empty());
    return new ProbeRequest.Route(Optional.empty(), Optional.empty(), Optional.of(server));
  }

  private static ProbeRun probing(int port, Resolver.Source names) {
    return probing(port, names, ProbeRequest.Route.USUAL);
  }

  private static ProbeRun probing(int port, Resolver.Source names, ProbeRequest.Route route) {
    ProbeRequest request =
        new ProbeRequest(
            new Target("ftp.example.org", "ftp.example.org", port, TlsMode.AUTO, Optional.empty()),
            Family.ANY,
            Credentials.anonymous(),
            new ProbeRequest.Tls(TlsMaterial.none(), true, false),
            new ProbeRequest.Tests(DataMode.AUTO, false, Optional.empty(), Optional.empty(), false),
            new ProbeRequest.Limits(Duration.ofSeconds(2), ProbeRequest.DEADLINE),
            route);
    return Probes.run(request, names);
  }

  private static Resolver.Source failing(String words) {
    return host -> {
      throw new UnknownHostException(host + ": " + words);
    };
  }

  private static InetAddress[] silent(CountDownLatch answered) throws UnknownHostException {
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnknownHostException("too late");
  }

  private static Resolver.Source to(String... addresses) {
    return host -> {
      InetAddress[] all = new InetAddress[addresses.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = new InetSocketAddress(addresses[i], 1).getAddress();
      }
      return all;
    };
  }
}
