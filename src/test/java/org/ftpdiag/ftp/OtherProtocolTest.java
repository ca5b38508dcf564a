package org.ftpdiag.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherProtocolTest {
  private static String id(String raw) {
    return OtherProtocol.of(raw).map(OtherProtocol::id).orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSH-2.0-OpenSSH_9.2 | ssh",
        "HTTP/1.1 400 Bad Request | http",
        "<!DOCTYPE html> | http",
        "'  <HTML>' | http",
        "ICY 200 OK | icecast",
        "RFB 003.008 | vnc",
        "+OK POP3 ready | pop3",
        "-ERR too many connections | pop3",
        "-ERR unknown command 'USER' | redis",
        "* OK IMAP4rev1 ready | imap",
        "@RSYNCD: 31.0 | rsync",
        "( success ( 2 2 ( ) | svn",
      })
  void theFirstBytesAreEnough(String raw, String id) {
    assertEquals(id, id(raw));
    assertTrue(OtherProtocol.certain(raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0016\u0003\u0001\0", "\u0003\0\0\u000b", "\0\0\0\u0001x"})
  void bytesThatAreNoTextAreNotFtp(String raw) {
    assertTrue(OtherProtocol.certain(raw));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "220 mail.example.com ESMTP Postfix | smtp",
        "220 mail.example.com Postfix | smtp",
        "554 No SMTP service here | smtp",
        "200 news.example.com NNRP ready | nntp",
        "200 news.example.com InterNetNews ready | nntp",
        ":irc.example.com NOTICE * :hello | irc",
        "220 smtp.example.com ready | -",
        "220 FTP server, no SMTP here | -",
        "200 FTP of the news desk | -",
        "220 (vsFTPd 3.0.5) | -",
        "Welcome | -",
      })
  void whatFtpCouldBeginWithIsLeftToTime(String raw, String id) {
    assertEquals(id, id(raw));
    assertFalse(OtherProtocol.certain(raw));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "220 mail.example.com ESMTP Postfix | true",
        "220-mail.example.com SMTP | true",
        "201 news.example.com NNTP service ready | true",
        "220 Welcome to the mirror of Exim | false",
        "220 smtp.example.com ready | false",
        "220 FTP and SMTP | false",
      })
  void noUserNameIsToldToAMailServer(String greeting, boolean mail) {
    assertEquals(mail, OtherProtocol.mail(greeting));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "220", "\u00ff\u00fb\u0001220 hello", "S", "SSH", "* ", "+"})
  void whatMayStillBecomeAReplyIsWaitedFor(String raw) {
    assertFalse(OtherProtocol.certain(raw));
  }
}
