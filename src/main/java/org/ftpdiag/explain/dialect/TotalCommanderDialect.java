package org.ftpdiag.explain.dialect;

import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;

/** Total Commander's FTP log: a head with host and user, then the bare dialogue. */
final class TotalCommanderDialect implements Dialect {
  private static final String CONNECT = "Connect to: (";
  private static final String HOST = "hostname=";

  @Override
  public String id() {
    return "total-commander";
  }

  @Override
  public int likeness(String line) {
    return line.startsWith(CONNECT)
        ? 60 // the dialogue below it is as bare as others' are
        : line.startsWith(HOST) || line.startsWith("startdir=") || line.startsWith("username=")
            ? 15
            : FtpWords.code(line) > 0 || FtpWords.isCommand(line) ? 2 : 0;
  }

  @Override
  public Reading open() {
    return new CommanderReading();
  }

  private static final class CommanderReading implements Reading {
    private final Reading bare = new TranscriptDialect().open();
    private String host = "";

    @Override
    public void read(String line, Consumer<Event> to) {
      if (line.startsWith(CONNECT)) {
        to.accept(Event.closed());
      } else if (line.startsWith(HOST)) {
        host = line.substring(HOST.length());
        to.accept(Event.opened(host));
      } else if (!host.isEmpty() && line.startsWith(name(host) + "=")) {
        String address = line.substring(name(host).length() + 1).strip();
        to.accept(Event.status("connecting to " + name(host) + " (" + address + ")" + port(host)));
      } else {
        bare.read(line, to);
      }
    }

    private static String name(String host) {
      int colon = host.lastIndexOf(':');
      return colon < 0 ? host : host.substring(0, colon);
    }

    private static String port(String host) {
      int colon = host.lastIndexOf(':');
      return colon < 0 ? "" : " port " + host.substring(colon + 1);
    }
  }
}
