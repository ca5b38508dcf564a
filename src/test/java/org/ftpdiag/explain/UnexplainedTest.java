package org.ftpdiag.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ftpdiag.model.StepId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure without a cause is told as such, and nothing else is. */
class UnexplainedTest {
  private static final LogListener NOBODY = (quote, note) -> {};

  private static Explanation explain(String log) throws IOException, UnreadableLogException {
    return new Explainer(Optional.empty(), Optional.empty())
        .explain(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), NOBODY);
  }

  @Test
  void whatAProgramSaysFailedIsNoPass() throws IOException, UnreadableLogException {
    Explanation e =
        explain(
            "Command:\tLIST\nResponse:\t150 ok\nError:\tFailed to retrieve directory listing\n");
    LogFinding f = e.rootCause().orElseThrow();
    assertEquals("failure-unexplained", f.finding().id().id());
    assertEquals(StepId.LIST, f.finding().step());
    assertEquals(3, f.lines().get(0).number());
  }

  @Test
  void aRefusalExplainsWhatTheProgramSays() throws IOException, UnreadableLogException {
    Explanation e =
        explain(
            "> PASV\n< 227 Entering Passive Mode (203,0,113,5,200,10)\n> RETR x\n< 550 No such file\n"
                + "Error: download failed\n");
    assertEquals("file-not-found", e.rootCause().orElseThrow().finding().id().id());
  }

  @Test
  void whatWorksAfterwardsDidNotFail() throws IOException, UnreadableLogException {
    Explanation e =
        explain(
            "< 220 ready\nError: could not read the cache\n> USER a\n< 331 x\n> PASS x\n< 230 ok\n"
                + "> PASV\n< 227 Entering Passive Mode (203,0,113,5,200,10)\n> LIST\n< 150 x\n"
                + "< 226 done\n> QUIT\n< 221 bye\n");
    assertEquals(Optional.empty(), e.rootCause());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-rw-r--r--   1 u   g    120 Jan 01 00:00 error.log",
        "0 errors",
        "Errors: 0",
        "Transfer finished, error: none"
      })
  void aWordInAListOrACountIsNoFailure(String line) throws IOException, UnreadableLogException {
    Explanation e = explain("< 220 ready\n> USER a\n< 331 x\n> PASS x\n< 230 ok\n" + line + "\n");
    assertEquals(Optional.empty(), e.rootCause(), line);
  }

  @Test
  void aFileInWhichNothingCouldBeReadIsRefused() {
    UnreadableLogException e =
        assertThrows(
            UnreadableLogException.class,
            () -> explain("2023-03-16 16:53:46,772 debian proftpd[51027] 127.0.1.1: STARTUP\n"));
    assertEquals("unread", e.reason());
  }

  @Test
  void aPathThatTheLogDoesNotNameIsNotMadeUp() throws IOException, UnreadableLogException {
    LogFinding f = explain("553 Could not create file.\n").rootCause().orElseThrow();
    assertEquals("permission-denied", f.finding().id().id());
    assertEquals(null, f.finding().facts().get("path"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "> PASV; < 501; passive-disabled",
        "> PASV; < 502 no; passive-disabled",
        "Run> command sent: PASV; 501; passive-disabled",
        "C: PASV; S: 501; passive-disabled",
        "sent: PASV; received: 501 syntax error; passive-disabled",
        "Command:\tPORT 192,0,2,1,4,5; Response:\t500; active-refused",
        "---> TYPE I; <--- 500; command-unsupported",
        "> SIZE a; < 550; file-not-found",
        "> SITE CHMOD 644 a; < 550; permission-denied",
        "> SYST; < 500; command-unsupported",
        "> PBSZ 0; < 503; command-unsupported",
      })
  void aLogThatEndsWithARefusalIsNoPass(String sent, String got, String cause)
      throws IOException, UnreadableLogException {
    Explanation e = explain(sent + "\n" + got + "\n");
    assertEquals(cause, e.rootCause().orElseThrow().finding().id().id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> OPTS UTF8 ON\n< 500 what?\n> PWD\n< 257 \"/\"\n",
        "> SIZE a\n< 550 no\n> QUIT\n< 221 bye\n",
        "> SYST\n< 500\n> QUIT\n",
      })
  void whatAClientGoesOnAfterIsNoFailure(String log) throws IOException, UnreadableLogException {
    assertEquals(Optional.empty(), explain(log).rootCause());
  }

  @Test
  void aCommandThatNothingAnswersAnyMoreIsNoPass() throws IOException, UnreadableLogException {
    Explanation e = explain("< 220 hello\n> USER a\n< 331 x\n> PASS x\n< 230 ok\n> STOR a.bin\n");
    LogFinding f = e.rootCause().orElseThrow();
    assertEquals("failure-unexplained", f.finding().id().id());
    assertEquals(StepId.UPLOAD, f.finding().step());
  }

  @Test
  void commandsWithoutAReplyAreNoPass() {
    UnreadableLogException e =
        assertThrows(
            UnreadableLogException.class,
            () -> explain("USER a\nPASS b\nPASV\nLIST\nCWD x\nMKD y\n"));
    assertEquals("replyless", e.reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(550) File unavailable; explain.supposed",
        "(500) Syntax error, command unrecognized.; explain.unnamed"
      })
  void aCommandThatWasGuessedIsCalledAGuess(String reply, String remark)
      throws IOException, UnreadableLogException {
    Explanation e =
        explain(
            "System.Net.WebException: The remote server returned an error: "
                + reply
                + "\n   at System.Net.FtpWebRequest.GetResponse()\n");
    LogFinding f = e.rootCause().orElseThrow();
    assertTrue(f.remarks().stream().anyMatch(p -> p.key().equals(remark)), f.toString());
    assertEquals(null, f.finding().facts().get("command"));
  }
}
