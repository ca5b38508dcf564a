package org.ftpdiag.explain.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Table;
import org.ftpdiag.explain.secrets.LogSecrets;

/**
 * The W3C log of IIS: its {@code #Fields} line names the columns. The sub-status says what the text
 * of the reply does not. IIS 6 and older number their sessions before the method: {@code [7]USER}.
 */
final class IisDialect implements Dialect {
  private static final Map<String, String> SUB_STATUS = table();

  private static Map<String, String> table() {
    Map<String, String> table = new HashMap<>();
    for (String row : Table.rows("iis-substatus.tsv")) {
      String[] cells = row.split("\t");
      table.put(cells[0], cells[1]);
    }
    return table;
  }

  @Override
  public String id() {
    return "iis";
  }

  @Override
  public Optional<String> server() {
    return Optional.of("iis");
  }

  @Override
  public int likeness(String line) {
    if (line.startsWith("#Fields:")
        && line.contains("cs-method")
        && !line.contains("cs-uri-query")) {
      return 60;
    }
    boolean row = line.contains(" ControlChannelOpened ") || line.contains(" DataChannelOpened ");
    return row ? 12 : line.startsWith("#Software: Microsoft Internet") ? 3 : 0;
  }

  @Override
  public Reading open() {
    return new W3cReading();
  }

  private static final class W3cReading implements Reading {
    // What IIS 7 and later write unless told otherwise.
    private List<String> fields =
        List.of(
            ("date time c-ip cs-username s-ip s-port cs-method cs-uri-stem sc-status"
                    + " sc-win32-status sc-substatus x-session x-fullpath")
                .split(" "));

    @Override
    public void read(String line, Consumer<Event> to) {
      if (line.startsWith("#Fields:")) {
        fields = words(line.substring(8));
      } else if (!line.startsWith("#") && !line.isBlank()) {
        row(words(line), to);
      }
    }

    @Override
    public String masked(String line) {
      int method = fields.indexOf("cs-method");
      List<String> words = words(line);
      if (line.startsWith("#") || method < 0 || words.size() <= method + 1) {
        return line;
      }
      String verb = words.get(method);
      if (!verb.substring(verb.indexOf(']') + 1).equalsIgnoreCase("PASS")) {
        return line;
      }
      words.set(method + 1, LogSecrets.STARS);
      return String.join(" ", words);
    }

    private static List<String> words(String text) {
      List<String> words = new ArrayList<>();
      int from = 0;
      for (int i = 0; i <= text.length() && words.size() < 64; i++) {
        if (i == text.length() || text.charAt(i) == ' ') {
          if (i > from) {
            words.add(text.substring(from, i));
          }
          from = i + 1;
        }
      }
      return words;
    }

    private String cell(List<String> row, String field) {
      int at = fields.indexOf(field);
      return at < 0 || at >= row.size() || row.get(at).equals("-") ? "" : row.get(at);
    }

    private void row(List<String> row, Consumer<Event> plain) {
      String numbered = cell(row, "cs-method");
      int bracket = numbered.startsWith("[") ? numbered.indexOf(']') : -1;
      String session = bracket > 0 ? numbered.substring(0, bracket) : cell(row, "x-session");
      String key = session.isEmpty() ? cell(row, "c-ip") : session;
      Consumer<Event> to = e -> plain.accept(e.in(key));
      String method = numbered.substring(bracket + 1);
      String status = cell(row, "sc-status");
      switch (method) {
        case "ControlChannelOpened" -> {
          to.accept(Event.closed());
          to.accept(new Event(Event.Kind.CONNECTED, "", ""));
        }
        case "ControlChannelClosed" -> to.accept(Event.closed());
        case "DataChannelOpened", "DataChannelClosed", "" -> {}
        default -> {
          String argument = cell(row, "cs-uri-stem").replace('+', ' ');
          String verb = method.toUpperCase(Locale.ROOT);
          to.accept(
              Event.sent(
                  verb.equals("PASS")
                      ? "PASS " + LogSecrets.STARS
                      : (verb + " " + argument).strip()));
          if (FtpWords.code(status) > 0) {
            to.accept(Event.reply(status + " " + text(row, status)));
          }
        }
      }
    }

    /** The words that IIS has for it; each a text that the reply table knows where it matters. */
    private String text(List<String> row, String status) {
      String sub = cell(row, "sc-substatus");
      String win32 = cell(row, "sc-win32-status");
      if (status.startsWith("534")) {
        return "Policy requires SSL.";
      }
      if (!SUB_STATUS.containsKey(sub)) {
        return byWin32(win32, status);
      }
      if (status.startsWith("530") && (sub.equals("35") || sub.equals("41"))) {
        return "User cannot log in.";
      }
      return byWin32(win32, status).isEmpty() || !sub.equals("3")
          ? "Error details: " + SUB_STATUS.get(sub)
          : byWin32(win32, status);
    }

    /** Error numbers of Windows: 2 and 3 not found, 5 denied, 112 disk full, 1326 logon failure. */
    private static String byWin32(String win32, String status) {
      return switch (win32) {
        case "2" -> "The system cannot find the file specified.";
        case "3" -> "The system cannot find the path specified.";
        case "5" -> "Access is denied.";
        case "32" ->
            "The process cannot access the file because it is being used by another process.";
        case "112" -> "There is not enough space on the disk.";
        case "183" -> "Cannot create a file when that file already exists.";
        case "1326", "1327", "1331" -> "User cannot log in.";
        default -> status.startsWith("530") ? "User cannot log in." : "";
      };
    }
  }
}
