package org.ftpdiag.explain.dialect;

import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.Event.Kind;
import org.ftpdiag.explain.event.RepeatedReply;

/**
 * .NET: FluentFTP, which labels lines as FileZilla does and pads them, the trace of FtpWebRequest
 * ({@code Sending command [USER alice]}), and exceptions of both.
 */
final class DotnetDialect implements Dialect {
  /** A property of FluentFTP's exception. */
  private static final String COMPLETION = "CompletionCode: \"";

  private static final String SENDING = " - Sending command [";
  private static final String RECEIVED = " - Received response [";
  private static final String CREATED = "Created connection from ";
  private static final int PADDED = 10;

  @Override
  public String id() {
    return "dotnet";
  }

  @Override
  public int likeness(String line) {
    if (line.contains(SENDING) || line.contains(RECEIVED)) {
      return 10;
    }
    if (line.startsWith("# ") && line.endsWith(")") || line.contains("FluentFTP")) {
      return 9;
    }
    if (line.contains("Waiting for response to: ")) {
      return 10;
    }
    if (line.contains("System.Net.") && line.contains("Exception")) {
      return 6;
    }
    FileZillaDialect.Labelled l = FileZillaDialect.parse(line);
    return l == null ? 0 : l.padded() && fits(line, l) ? 9 : l.kind() == Kind.REPLY ? 5 : 0;
  }

  /** FluentFTP pads its labels to ten characters; FileZilla's tab may have become more blanks. */
  private static boolean fits(String line, FileZillaDialect.Labelled l) {
    int colon = line.lastIndexOf(':', line.length() - l.text().length() - 1);
    int label = colon;
    while (label > 0 && Character.isLetter(line.charAt(label - 1))) {
      label--;
    }
    return line.length() - l.text().length() - label == PADDED;
  }

  @Override
  public Reading open() {
    return this::read;
  }

  private void read(String line, Consumer<Event> to) {
    if (line.startsWith(COMPLETION) && line.endsWith("\"")) {
      to.accept(Event.reported(line.substring(COMPLETION.length(), line.length() - 1)));
      return;
    }
    if (line.startsWith("System.Net")) {
      trace(line, to);
      return;
    }
    FileZillaDialect.Labelled l = FileZillaDialect.parse(line);
    if (l == null || l.kind() == Kind.CLOSED && l.text().contains("Exception")) {
      exception(line, to);
    } else if (l.kind() == Kind.REPLY) {
      to.accept(Event.reply(timed(l.text())));
    } else if (l.kind() == Kind.STATUS && !l.text().startsWith("Waiting for response to")) {
      to.accept(Event.status(l.text()));
    } else if (l.kind() == Kind.SENT) {
      to.accept(Event.sent(l.text()));
    } else if (l.kind() == Kind.ERROR) {
      to.accept(Event.error("Error: " + l.text())); // it is one, whatever it says
    }
  }

  /** FluentFTP writes behind a reply how long it took: {@code [275ms]}. */
  private static String timed(String reply) {
    int open = reply.lastIndexOf(" [");
    return reply.endsWith("ms]") && open > 0 ? reply.substring(0, open) : reply;
  }

  private static void trace(String line, Consumer<Event> to) {
    int close = line.lastIndexOf(']');
    int sent = line.indexOf(SENDING);
    int got = line.indexOf(RECEIVED);
    if (sent > 0 && close > sent + SENDING.length()) {
      to.accept(Event.sent(line.substring(sent + SENDING.length(), close)));
    } else if (got > 0 && close > got + RECEIVED.length()) {
      to.accept(Event.reply(line.substring(got + RECEIVED.length(), close)));
    } else if (line.contains(CREATED) && line.contains(" to ")) {
      String where = line.substring(line.lastIndexOf(" to ") + 4);
      to.accept(Event.status("connecting to " + where));
      to.accept(Event.status("connected to " + where));
    } else {
      exception(line, to);
    }
  }

  /**
   * {@code ... FtpCommandException: Code: 550 Message: ...}, {@code ... server error: (530) ...}.
   */
  private static void exception(String line, Consumer<Event> to) {
    int code = line.indexOf("Code: ");
    int message = line.indexOf(" Message: ");
    Optional<String> refusal = line.contains("rror: ") ? RepeatedReply.in(line) : Optional.empty();
    if (refusal.isPresent()) {
      to.accept(Event.reported(refusal.get()));
    } else if (code > 0 && message > code) {
      to.accept(
          Event.reported(line.substring(code + 6, message) + " " + line.substring(message + 10)));
    } else if (line.contains(": (") && line.indexOf(") ", line.indexOf(": (")) > 0) {
      int open = line.indexOf(": (") + 3;
      int close = line.indexOf(") ", open);
      to.accept(Event.reported(line.substring(open, close) + line.substring(close + 1)));
    } else if (line.contains("Exception")
        || line.contains("rror")
        || line.startsWith("Additional information: ")
        || line.startsWith("Timed out")) {
      to.accept(Event.error(line));
    } else if (line.startsWith("   at ")) {
      to.accept(Event.status(line.strip()));
    }
  }
}
