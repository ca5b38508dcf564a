package org.ftpdiag.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.probe.LiveSession;
import org.ftpdiag.probe.Session;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.wire.Platform;

/** What the commands of one shell share. */
final class Desk {
  private final Words words;
  private final Style style;
  private final Screen screen;
  private final Surroundings surroundings;
  private final LiveDialogue dialogue;
  private final LiveSession live;
  private final Set<String> remoteNames = new LinkedHashSet<>();
  private Optional<Opening> opening = Optional.empty();
  private Optional<Phrase> lastRefusal = Optional.empty();
  private Optional<Finding> unasked = Optional.empty();
  private String directory = "";
  private long keepAliveMs;

  Desk(Platform platform, Surroundings surroundings, Words words, Style style, Screen screen) {
    this.words = words;
    this.style = style;
    this.screen = screen;
    this.surroundings = surroundings;
    this.dialogue = new LiveDialogue(words, style, screen);
    this.live = new LiveSession(platform, dialogue);
  }

  Words words() {
    return words;
  }

  Style style() {
    return style;
  }

  Screen screen() {
    return screen;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  LiveDialogue dialogue() {
    return dialogue;
  }

  LiveSession live() {
    return live;
  }

  /** What the session was opened by; empty before the first. */
  Optional<Opening> opening() {
    return opening;
  }

  void opening(Opening other) {
    opening = Optional.of(other);
    directory = "";
    remoteNames.clear();
  }

  /** The request of the session as it stands: the login may be another than at its opening. */
  ProbeRequest request() {
    return live.session()
        .map(Session::request)
        .or(() -> opening.map(Opening::request))
        .orElseThrow(() -> RefusedException.of("not-connected"));
  }

  /** The session, where commands can be sent. */
  void needSession() {
    if (!live.connected()) {
      throw RefusedException.of(opening.isEmpty() ? "not-connected" : "connection-gone");
    }
  }

  /** Where one is on the server as far as is known; empty where it is not. */
  String directory() {
    return directory;
  }

  void directory(String path) {
    directory = path;
    remoteNames.clear();
  }

  /** Names of the directory that was listed last. */
  Set<String> remoteNames() {
    return remoteNames;
  }

  void remoteNames(List<String> names) {
    remoteNames.clear();
    remoteNames.addAll(names);
  }

  /** After so long without a command NOOP is sent; 0 for never. */
  long keepAliveMs() {
    return keepAliveMs;
  }

  void keepAliveMs(long ms) {
    keepAliveMs = ms;
  }

  /** Why the last line was not done, where the server had no part in that. */
  Optional<Phrase> lastRefusal() {
    return lastRefusal;
  }

  void lastRefusal(Optional<Phrase> why) {
    lastRefusal = why;
  }

  /** What the server said last without being asked, where it meant something. */
  Optional<Finding> unasked() {
    return unasked;
  }

  void unasked(Optional<Finding> finding) {
    unasked = finding;
  }

  /** A sentence of the shell. */
  void say(String key, Object... facts) {
    screen.print(words.say("shell." + key, facts) + "\n");
  }

  /** A sentence that is not to stand in the way. */
  void hint(String key, Object... facts) {
    screen.print(style.dim(words.say("shell." + key, facts)) + "\n");
  }

  /** A sentence about something that failed. */
  void complain(String sentence) {
    screen.print(
        style.paint(StepStatus.FAIL, style.symbol(StepStatus.FAIL)) + " " + sentence + "\n");
  }

  /** A sentence about something that went well. */
  void confirm(String key, Object... facts) {
    screen.print(
        style.paint(StepStatus.PASS, style.symbol(StepStatus.PASS))
            + " "
            + words.say("shell." + key, facts)
            + "\n");
  }
}
