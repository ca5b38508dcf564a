package org.ftpdiag.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Plays a rule: the answer to one command or event, normal or bent. */
final class Performance {
  /** Carries the command out in the normal way. */
  @FunctionalInterface
  interface Normal {
    Answer run() throws IOException;
  }

  private final DemoSession session;
  private final String argument;
  private String lineEnd = "\r\n";
  private int pauseMs = -1;
  private boolean beneathTls;
  private boolean late;

  Performance(DemoSession session, String argument) {
    this.session = session;
    this.argument = argument;
  }

  void play(Optional<ScriptRule> bent, Normal normal) throws IOException {
    if (bent.isEmpty()) {
      Answer answer = normal.run();
      reply(answer);
      answer.after().run();
      return;
    }
    ScriptRule rule = bent.get();
    Answer answer = rule.runs() ? normal.run() : Answer.of("200 Command okay.");
    for (ScriptRule.Step step : rule.steps()) {
      if (!session.over()) {
        take(step, answer);
      }
    }
    if (session.over()) {
      return;
    }
    if (!rule.answers()) {
      reply(answer);
    }
    answer.after().run();
  }

  private void take(ScriptRule.Step step, Answer answer) throws IOException {
    switch (step.action()) {
      case SAY -> emit(session.fill(step.text(), argument) + lineEnd);
      case REPLY -> reply(answer);
      case DELAY -> session.pause(step.number());
      case AWAIT -> session.control().dropSome();
      case LF -> lineEnd = "\n";
      case SPLIT -> pauseMs = 0;
      case DRIP -> pauseMs = step.number();
      case PLAIN -> beneathTls = true;
      case LATE -> late = true;
      case BYTES -> emit(step.text());
      case FLOOD -> flood(step);
      case CERT -> session.show(step.text());
      case TLS -> session.startTls();
      case CLOSE -> session.end();
      case RESET -> session.reset();
      case STALL -> session.stall();
      default -> {
        // FAKE is the rule's own, and what bends the data connection is asked for by the transfer.
      }
    }
  }

  private void reply(Answer answer) throws IOException {
    if (!answer.reply().isEmpty()) {
      emit(answer.reply().replace("\n", lineEnd) + lineEnd);
    }
  }

  private void flood(ScriptRule.Step step) throws IOException {
    String text = session.fill(step.text(), argument);
    int perWrite = Math.max(1, 8192 / text.length());
    for (int left = step.number(); left > 0; left -= perWrite) {
      emit(text.repeat(Math.min(left, perWrite)));
    }
  }

  private void emit(String wire) throws IOException {
    if (late) {
      session.hold(wire);
      return;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(WireText.bytes(session.released()));
    all.writeBytes(WireText.bytes(wire));
    if (pauseMs < 0) {
      session.control().write(all.toByteArray(), beneathTls);
      return;
    }
    for (byte b : all.toByteArray()) {
      session.control().write(new byte[] {b}, beneathTls);
      session.pause(pauseMs);
    }
  }
}
