package org.ftpdiag.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How Debian configures and starts a server, and the least that a test has to change of it. */
enum StockServer {
  VSFTPD {
    @Override
    List<String> write(Path servers, Path etc, List<List<String>> pasted, int port)
        throws IOException {
      List<String> conf = Files.readAllLines(servers.resolve("etc/vsftpd.conf"));
      conf = pasteAll(conf, pasted);
      // The sandbox of this version does not know the system calls of every kernel.
      conf =
          Pasting.paste(
              conf,
              List.of(
                  "listen_port=" + port,
                  "background=NO",
                  "isolate_network=NO",
                  "seccomp_sandbox=NO"));
      Files.write(etc.resolve("vsftpd.conf"), conf);
      return List.of("exec vsftpd /etc/vsftpd.conf");
    }
  },
  PROFTPD {
    @Override
    List<String> write(Path servers, Path etc, List<List<String>> pasted, int port)
        throws IOException {
      Path templates = servers.resolve("usr/share/proftpd/templates");
      List<String> conf = Files.readAllLines(templates.resolve("proftpd.conf"));
      conf = Pasting.paste(pasteAll(conf, pasted), List.of("Port " + port));
      Files.write(Files.createDirectories(etc.resolve("proftpd")).resolve("proftpd.conf"), conf);
      return List.of("exec proftpd -n -q -c /etc/proftpd/proftpd.conf");
    }
  },
  /** As upstream runs it, with pure-ftpd.conf. */
  PURE_FTPD {
    @Override
    List<String> write(Path servers, Path etc, List<List<String>> pasted, int port)
        throws IOException {
      List<String> conf = Files.readAllLines(servers.resolve("etc/pure-ftpd/pure-ftpd.conf"));
      conf = Pasting.paste(conf, List.of("UnixAuthentication yes", "MaxLoad 100"));
      conf = Pasting.paste(pasteAll(conf, pasted), List.of("Bind ," + port, "Daemonize no"));
      Files.write(
          Files.createDirectories(etc.resolve("pure-ftpd")).resolve("pure-ftpd.conf"), conf);
      return List.of("exec pure-ftpd /etc/pure-ftpd/pure-ftpd.conf");
    }
  },
  /** As Debian runs it, with a file for each setting: what is pasted are the commands. */
  PURE_FTPD_DEBIAN {
    @Override
    List<String> write(Path servers, Path etc, List<List<String>> pasted, int port)
        throws IOException {
      Path conf = Files.createDirectories(etc.resolve("pure-ftpd/conf"));
      Files.writeString(conf.resolve("Bind"), "," + port + "\n");
      Files.writeString(conf.resolve("UnixAuthentication"), "yes\n");
      Files.writeString(conf.resolve("PAMAuthentication"), "no\n");
      return List.of("rm -f /etc/pure-ftpd/conf/AltLog", "exec pure-ftpd-wrapper");
    }
  },
  PYFTPDLIB {
    @Override
    List<String> write(Path servers, Path etc, List<List<String>> pasted, int port)
        throws IOException {
      List<String> program =
          List.of(
              "from pyftpdlib.authorizers import DummyAuthorizer",
              "from pyftpdlib.handlers import FTPHandler",
              "from pyftpdlib.servers import FTPServer",
              "authorizer = DummyAuthorizer()",
              "authorizer.add_user(\"tester\", \"correct horse\", \"/home/tester\", perm=\"elradfmwMT\")",
              "handler = FTPHandler",
              "handler.authorizer = authorizer",
              "server = FTPServer((\"127.0.0.1\", 21), handler)",
              "server.serve_forever()");
      List<String> mine = new ArrayList<>();
      for (String line : pasteAll(program, pasted)) {
        mine.add(line.replace("\", 21)", "\", " + port + ")"));
      }
      Files.write(etc.resolve("server.py"), mine);
      return List.of("exec /usr/bin/python3 /etc/server.py");
    }
  },
  INETUTILS {
    @Override
    List<String> write(Path servers, Path etc, List<List<String>> pasted, int port)
        throws IOException {
      List<String> conf = List.of("ftp stream tcp nowait root /usr/sbin/tcpd /usr/sbin/ftpd");
      List<String> mine = new ArrayList<>();
      for (String line : pasteAll(conf, pasted)) {
        mine.add(line.replaceFirst("^ftp ", port + " "));
      }
      Files.write(etc.resolve("inetd.conf"), mine);
      return List.of("exec inetd -i /etc/inetd.conf");
    }
  };

  /**
   * Writes its configuration.
   *
   * @param servers where the packages are unpacked
   * @param etc the folder that becomes /etc
   * @return the commands that start it
   */
  abstract List<String> write(Path servers, Path etc, List<List<String>> pasted, int port)
      throws IOException;

  /** The family in the tables of knowledge. */
  String family() {
    return this == PURE_FTPD_DEBIAN
        ? "pure-ftpd"
        : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> pasteAll(List<String> configuration, List<List<String>> pasted) {
    List<String> all = configuration;
    for (List<String> lines : pasted) {
      all = Pasting.paste(all, lines);
    }
    return all;
  }
}
