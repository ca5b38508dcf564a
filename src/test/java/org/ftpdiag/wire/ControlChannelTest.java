package org.ftpdiag.wire;

import static org.ftpdiag.wire.Loopback.shortly;
import static org.ftpdiag.wire.Loopback.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.seen.InjectedText;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.model.seen.ReplyAnomaly;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.WireFault.Kind;
import org.junit.jupiter.api.Test;

class ControlChannelTest {

  private static Reply only(String text) throws Exception {
    try (Loopback server = Loopback.saying(text);
        ControlChannel channel = server.channel()) {
      return channel.readReply(soon());
    }
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aReplyOfOneLineIsRead() throws Exception {
    assertEquals(Reply.of("220 Welcome."), only("220 Welcome.\r\n"));
  }

  @Test
  void aReplyOfSeveralLinesEndsAtItsOwnCodeOnly() throws Exception {
    Reply reply = only("211-Features:\r\n123 files here\r\n550 no end\r\n 211 x\r\n211 End\r\n");
    assertEquals(211, reply.code());
    assertEquals(5, reply.lines().size());
    assertEquals(Set.of(), reply.anomalies());
  }

  @Test
  void aServerThatRepeatsTheCodeOnEachLineIsUnderstood() throws Exception {
    Reply reply = only("220-a\r\n220-b\r\n220 c\r\n");
    assertEquals("a\nb\nc", reply.text());
  }

  @Test
  void aBareCodeIsAReplyAndAnAnomaly() throws Exception {
    Reply reply = only("230\r\n");
    assertEquals(230, reply.code());
    assertEquals(Set.of(ReplyAnomaly.BARE_CODE), reply.anomalies());
  }

  @Test
  void aBareCodeEndsAReplyOfSeveralLines() throws Exception {
    Reply reply = only("220-hi\r\n220\r\n");
    assertEquals(List.of("220-hi", "220"), reply.lines());
    assertEquals(Set.of(ReplyAnomaly.BARE_CODE), reply.anomalies());
  }

  @Test
  void aLoneLineFeedEndsALine() throws Exception {
    assertEquals(Set.of(ReplyAnomaly.BARE_LF), only("220 Welcome\n").anomalies());
  }

  @Test
  void twoCarriageReturnsAreNoText() throws Exception {
    assertEquals("220 Welcome", only("220 Welcome\r\r\n").lines().get(0));
  }

  @Test
  void telnetCommandsAreRemoved() throws Exception {
    Reply reply =
        only("\u00ff\u00fd\u0018\u00ff\u00fa\u0018\u0001\u00ff\u00f0220 \u00ff\u00f1Hi\r\n");
    assertEquals("220 Hi", reply.lines().get(0));
    assertEquals(Set.of(ReplyAnomaly.TELNET), reply.anomalies());
  }

  @Test
  void nulBytesAreRemoved() throws Exception {
    Reply reply = only("220 W\0elcome\r\0\n");
    assertEquals("220 Welcome", reply.lines().get(0));
    assertTrue(reply.anomalies().contains(ReplyAnomaly.NUL));
  }

  @Test
  void bytesThatAreNotUtf8AreReadAsLatin1() throws Exception {
    Reply reply = only("220 caf\u00e9 \u00ffa\r\n");
    assertEquals("220 café ÿa", reply.lines().get(0));
    assertEquals(Set.of(ReplyAnomaly.NOT_UTF8), reply.anomalies());
  }

  @Test
  void aReplyInSingleBytesAndSplitUtf8IsRead() throws Exception {
    try (Loopback server =
            new Loopback(
                socket -> {
                  for (char c : utf8("220-Grüße 😀\r\n220 Ende\r\n").toCharArray()) {
                    Loopback.write(socket, String.valueOf(c));
                  }
                  Loopback.hold(socket);
                });
        ControlChannel channel = server.channel()) {
      Reply reply = channel.readReply(soon());
      assertEquals(List.of("220-Grüße 😀", "220 Ende"), reply.lines());
      assertEquals(Set.of(), reply.anomalies());
    }
  }

  @Test
  void fiveDigitsAreACode() throws Exception {
    Reply reply = only("10060-a\r\n10061 b\r\n10060 Connection timed out\r\n");
    assertEquals(10060, reply.code());
    assertEquals(Set.of(ReplyAnomaly.FIVE_DIGITS), reply.anomalies());
  }

  @Test
  void codesOutOfRangeAreReadAndMarked() throws Exception {
    assertEquals(Set.of(ReplyAnomaly.CODE_OUT_OF_RANGE), only("999 hi\r\n").anomalies());
    assertEquals(Set.of(ReplyAnomaly.CODE_OUT_OF_RANGE), only("000 hi\r\n").anomalies());
  }

  @Test
  void linesThatBelongToNoReplyAreLeftOutAndMarked() throws Exception {
    Reply reply = only("Warning: disk is slow\r\n220 Welcome\r\n");
    assertEquals(List.of("220 Welcome"), reply.lines());
    assertEquals(Set.of(ReplyAnomaly.STRAY_LINES), reply.anomalies());
  }

  @Test
  void a120BeforeThe220IsAReplyOfItsOwn() throws Exception {
    try (Loopback server = Loopback.saying("120 Ready in 2 minutes\r\n220 Ready\r\n");
        ControlChannel channel = server.channel()) {
      assertTrue(channel.readReply(soon()).preliminary());
      assertEquals(220, channel.readReply(soon()).code());
    }
  }

  @Test
  void twoRepliesWhereOneIsDueAreDrained() throws Exception {
    try (Loopback server = Loopback.saying("220 One\r\n331 Two\r\n421 Three\r\n");
        ControlChannel channel = server.channel()) {
      assertEquals(220, channel.readReply(soon()).code());
      List<Reply> extra = channel.drain(Deadline.in(Ticker.SYSTEM, Duration.ZERO));
      assertEquals(List.of(331, 421), extra.stream().map(Reply::code).toList());
      assertEquals(Optional.empty(), channel.readReplyWithin(shortly()));
    }
  }

  @Test
  void aLateReplyIsNotTheNextAnswer() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    try (Loopback server =
            new Loopback(
                socket -> {
                  Loopback.readLine(socket);
                  Loopback.write(socket, "150 Here it comes\r\n");
                  await(failed);
                  Loopback.write(socket, "425 Too");
                  Loopback.write(socket, " late\r\n");
                  Loopback.readLine(socket);
                  Loopback.write(socket, "215 UNIX\r\n");
                  Loopback.hold(socket);
                });
        ControlChannel channel = server.channel()) {
      channel.send("LIST", "", soon());
      assertEquals(150, channel.readReply(soon()).code());
      failed.countDown();
      assertEquals(
          List.of(Reply.of("425 Too late")),
          channel.drain(Deadline.in(Ticker.SYSTEM, Duration.ofSeconds(10))));
      channel.send("SYST", "", soon());
      assertEquals(215, channel.readReply(soon()).code());
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aReplyWithoutLineEndIsReadWhenTheServerCloses() throws Exception {
    try (Loopback server = Loopback.sayingAndClosing("421 Bye");
        ControlChannel channel = server.channel()) {
      assertEquals(Reply.of("421 Bye"), channel.readReply(soon()));
      WireException end = assertThrows(WireException.class, () -> channel.readReply(soon()));
      assertEquals(Kind.CLOSED, end.fault().kind());
    }
  }

  @Test
  void aReplyWhoseLastLineIsMissingIsReadWhenTheServerCloses() throws Exception {
    try (Loopback server = Loopback.sayingAndClosing("221-Good\r\nbye\r\n");
        ControlChannel channel = server.channel()) {
      Reply reply = channel.readReply(soon());
      assertEquals(List.of("221-Good", "bye"), reply.lines());
      assertEquals(Set.of(ReplyAnomaly.UNTERMINATED), reply.anomalies());
    }
  }

  @Test
  void lastWordsAreHeardThoughTheServerHasGone() throws Exception {
    try (Loopback server =
            new Loopback(
                socket -> {
                  Loopback.write(socket, "220 Hi\r\n421 Timeout\r\n");
                  socket.getInputStream().read(); // and leaves the rest unread
                });
        ControlChannel channel = server.channel()) {
      assertEquals(220, channel.readReply(soon()).code());
      channel.send("NOOP", "", soon());
      assertEquals(421, channel.readReply(soon()).code());
      WireException end = assertThrows(WireException.class, () -> channel.readReply(soon()));
      assertTrue(Set.of(Kind.RESET, Kind.CLOSED).contains(end.fault().kind()));
    }
  }

  private static Clearance inClear(ControlChannel channel) {
    return channel.clearance(new SecretPolicy(false, true)).orElseThrow();
  }

  @Test
  void noSecretGoesOutWithoutAClearanceOfThisConnection() throws Exception {
    try (Loopback server = Loopback.saying("");
        Loopback elsewhere = Loopback.saying("");
        ControlChannel channel = server.channel();
        ControlChannel other = elsewhere.channel()) {
      assertEquals(Optional.empty(), channel.clearance(new SecretPolicy(false, false)));
      assertEquals(Optional.empty(), channel.clearance(new SecretPolicy(true, false)));
      Secret secret = new Secret("hush hush");
      assertThrows(
          IllegalArgumentException.class,
          () -> channel.sendSecret("PASS", secret, inClear(other), soon()));
      for (String verb : List.of("PASS", "pass", "ACCT", " PASS", "PASS hush")) {
        assertThrows(IllegalArgumentException.class, () -> channel.send(verb, "hush", soon()));
      }
      Clearance before = inClear(channel);
      channel.upgrade(other.link());
      assertThrows(
          IllegalArgumentException.class, () -> channel.sendSecret("PASS", secret, before, soon()));
      assertEquals(List.of(), server.recorder().transcript().entries());
    }
  }

  @Test
  void commandsGoOutInUtf8AndTheSecretIsMaskedInTheTranscript() throws Exception {
    AtomicReference<String> got = new AtomicReference<>("");
    try (Loopback server =
            new Loopback(
                socket -> {
                  got.set(Loopback.readLine(socket) + "|" + Loopback.readLine(socket));
                  Loopback.write(socket, "230 In\r\n");
                  Loopback.hold(socket);
                });
        ControlChannel channel = server.channel()) {
      channel.send("CWD", "Grüße", soon());
      channel.sendSecret("PASS", new Secret("hush hush"), inClear(channel), soon());
      channel.readReply(soon());
      assertEquals("CWD " + utf8("Grüße") + "|PASS hush hush", got.get());
      List<String> texts =
          server.recorder().transcript().entries().stream().map(e -> e.text()).toList();
      assertEquals(List.of("CWD Grüße", "PASS ****", "230 In"), texts);
      assertEquals(
          Transcript.Kind.RECEIVED, server.recorder().transcript().entries().get(2).kind());
    }
  }

  @Test
  void aLineEndInACommandIsRefusedBeforeAnythingIsSent() throws Exception {
    try (Loopback server = Loopback.saying("");
        ControlChannel channel = server.channel()) {
      for (String bad : List.of("a\r\nDELE b", "a\nb", "a\rb", "a\0b")) {
        assertThrows(IllegalArgumentException.class, () -> channel.send("CWD", bad, soon()));
        assertThrows(IllegalArgumentException.class, () -> channel.send(bad, "", soon()));
        IllegalArgumentException e =
            assertThrows(
                IllegalArgumentException.class,
                () -> channel.sendSecret("PASS", new Secret(bad), inClear(channel), soon()));
        assertFalse(e.getMessage().contains("DELE"));
      }
      assertEquals(List.of(), server.recorder().transcript().entries());
    }
  }

  @Test
  void textInjectedBeforeTheHandshakeIsTakenOutAndNotAnswered() throws Exception {
    try (Loopback server = Loopback.saying("234 Go\r\n230 Logged \u0007in\r\n331");
        Loopback other = Loopback.saying("220 Over TLS\r\n");
        ControlChannel channel = server.channel()) {
      assertEquals(234, channel.readReply(soon()).code());
      assertFalse(channel.encrypted());
      assertEquals(
          Optional.of(new InjectedText("230 Logged \u0007in\r\n331", 19)), channel.discard());
      assertEquals(Optional.empty(), channel.discard());
      channel.upgrade(other.connect());
      assertTrue(channel.encrypted());
      assertEquals(Reply.of("220 Over TLS"), channel.readReply(soon()));
      assertTrue(channel.raw().startsWith("234 Go\r\n230"));
    }
  }
}
