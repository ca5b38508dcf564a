package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a log was passed on, its cause is the same: every public log in every envelope. */
class EnvelopesTest {
  /** From so many lines on a stamp can be told from what they say. */
  private static final int TOLD = 4;

  /** What lines tell that are stamped alike is lost, or was never a dialogue. */
  private static final Set<String> NOT_STAMPED =
      Set.of(
          // all lines at one time: no silence can be seen
          "pure-ftpd-epsv-silence.log",
          "sftpgo-json-silent.log",
          // sentences and traces without a command or a reply, whose lines are counted from their
          // beginning
          "bambu-cli-522.log",
          "duplicati-german-connect.log",
          "duplicati-invalid-response.log",
          "fluentftp-exception-no-code.log",
          "n8n-unknown-command.log",
          "sharex-epsv-port.log",
          "simpleftpserver-dashes.log",
          // told by the times of its own
          "esp32-cam-user-500.log");

  /** What has quotation marks or line ends of its own that a list hides. */
  private static final Set<String> NOT_LISTED =
      Set.of("lambda-unbound.log", "vscode-sftp-private-227.log");

  private static String escaped(String line) {
    return line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
  }

  private static final Map<String, Function<String, String>> STAMPS = stamps();
  private static final Map<String, Function<String, byte[]>> FORMS = forms();

  private static Map<String, Function<String, String>> stamps() {
    Map<String, Function<String, String>> stamps = new LinkedHashMap<>();
    stamps.put("syslog", l -> "Mar  1 10:00:00 myhost app[1234]: " + l);
    stamps.put("ISO 8601", l -> "2026-03-01T10:00:00.123Z " + l);
    stamps.put("list", l -> "    \"" + escaped(l) + "\",");
    stamps.put("Docker Compose", l -> "app-1  | " + l);
    stamps.put("Kubernetes", l -> "2026-03-01T10:00:00.123456789Z stdout F " + l);
    stamps.put("a logging library", l -> "2026-03-01 10:00:00,123 DEBUG [main] c.e.App - " + l);
    return stamps;
  }

  private static Map<String, Function<String, byte[]>> forms() {
    Map<String, Function<String, byte[]>> forms = new LinkedHashMap<>();
    forms.put("mail", s -> bytes(each(s, l -> "> " + l)));
    forms.put("mail in mail", s -> bytes(each(s, l -> "> > " + l)));
    forms.put("Windows", s -> bytes(s.replace("\r", "").replace("\n", "\r\n")));
    forms.put("UTF-16", s -> ("\ufeff" + s).getBytes(StandardCharsets.UTF_16LE));
    forms.put("byte order mark", s -> bytes("\ufeff" + s));
    forms.put("indented", s -> bytes(each(s, l -> "    " + l)));
    forms.put("tab", s -> bytes(each(s, l -> "\t" + l)));
    forms.put("trailing blanks", s -> bytes(each(s, l -> l + "   ")));
    forms.put("question", s -> bytes("Hi, I get:\n\n```\n" + s + "\n```\nAny idea? Thanks, Bob\n"));
    forms.put("BBCode", s -> bytes("[code]\n" + s + "\n[/code]\n"));
    forms.put("source of a page", s -> bytes("<pre>\n" + markup(s) + "\n</pre>\n"));
    forms.put("colours", s -> bytes(each(s, l -> "\u001b[32m" + l + "\u001b[0m")));
    forms.put("colours without escape", s -> bytes(each(s, l -> "[0K[36;1m" + l + "[0;m")));
    forms.put("blanks that do not break", s -> bytes(s.replace(' ', '\u00a0')));
    return forms;
  }

  private static String markup(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String each(String log, Function<String, String> line) {
    StringBuilder out = new StringBuilder();
    log.lines().forEach(l -> out.append(line.apply(l)).append('\n'));
    return out.toString();
  }

  static Stream<TranscriptsTest.Transcript> transcripts() throws IOException {
    return TranscriptsTest.transcripts();
  }

  private static String cause(byte[] log) throws IOException {
    try {
      return new Explainer(Optional.empty(), Optional.empty())
          .explain(new ByteArrayInputStream(log), (quote, note) -> {})
          .rootCause()
          .map(f -> f.finding().id().id())
          .orElse("-");
    } catch (UnreadableLogException e) {
      return "unread";
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theCauseIsTheSame(TranscriptsTest.Transcript transcript) throws IOException {
    String log;
    try (InputStream in = getClass().getResourceAsStream("transcripts/" + transcript.file())) {
      log = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    boolean text = log.indexOf('\0') < 0 && log.indexOf('\ufffd') < 0;
    if (!text || log.lines().filter(l -> !l.isBlank()).count() < TOLD) {
      return; // another encoding, or too short to tell its envelope
    }
    String cause = cause(bytes(log));
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, Function<String, byte[]>> form : FORMS.entrySet()) {
      String found = cause(form.getValue().apply(log));
      // JSON in a page is no JSON any more
      boolean unfit = form.getKey().equals("source of a page") && log.startsWith("{\"");
      if (!unfit && !found.equals(cause)) {
        others.add(form.getKey() + ": " + found);
      }
    }
    if (!NOT_STAMPED.contains(transcript.file())) {
      for (Map.Entry<String, Function<String, String>> stamp : STAMPS.entrySet()) {
        String found = cause(bytes(each(log, stamp.getValue())));
        boolean unfit = stamp.getKey().equals("list") && NOT_LISTED.contains(transcript.file());
        if (!unfit && !found.equals(cause)) {
          others.add(stamp.getKey() + ": " + found);
        }
      }
    }
    assertEquals(List.of(), others, cause);
  }
}
