package org.ftpdiag.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.ftpdiag.model.TlsMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ftp.example.com,                     ftp.example.com, 21,  AUTO,     -,     -",
        "ftp.example.com.:2121,               ftp.example.com., 2121, AUTO,   -,     -",
        "192.0.2.1:65535,                     192.0.2.1,       65535, AUTO,   -,     -",
        "[2001:db8::1]:2121,                  2001:db8::1,     2121, AUTO,    -,     -",
        "[::1],                               ::1,             21,  AUTO,     -,     -",
        "2001:db8::1,                         2001:db8::1,     21,  AUTO,     -,     -",
        "münchen.example,                     xn--mnchen-3ya.example, 21, AUTO, -,   -",
        "my_host,                             my_host,         21,  AUTO,     -,     -",
        "ftp://ftp.example.com,               ftp.example.com, 21,  AUTO,     -,     -",
        "FTP://ftp.example.com/,              ftp.example.com, 21,  AUTO,     -,     -",
        "ftp://alice@h:2121/in/a%20b,         h,               2121, AUTO,    alice, in/a b",
        "ftp://al%40ice@h/%2Fetc,             h,               21,  AUTO,     al@ice, /etc",
        "ftp://h/caf%C3%A9;type=i,            h,               21,  AUTO,     -,     café",
        "ftp://[::1]:2121/a@b,                ::1,             2121, AUTO,    -,     a@b",
        "ftp://[fe80::1%251]:2121/,           fe80::1%1,       2121, AUTO,    -,     -",
        "[fe80::1%1],                         fe80::1%1,       21,  AUTO,     -,     -",
        "ftp://h:21/a@b:c,                    h,               21,  AUTO,     -,     a@b:c",
        "ftpes://h,                           h,               21,  EXPLICIT, -,     -",
        "ftps://h,                            h,               990, IMPLICIT, -,     -",
        "ftps://h:21,                         h,               21,  IMPLICIT, -,     -",
      })
  void isRead(String input, String host, int port, TlsMode tls, String user, String path) {
    TargetSyntax.Parsed parsed = TargetSyntax.parse(input, Optional.empty());
    assertEquals(host, parsed.target().knownHost());
    assertEquals(port, parsed.target().port());
    assertEquals(tls, parsed.target().tls());
    assertEquals(Optional.ofNullable(user), parsed.user());
    assertEquals(Optional.ofNullable(path), parsed.target().path());
    assertEquals(input, parsed.target().input());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "h:",
        "h:0",
        "h:65536",
        "h:21x",
        "h:-1",
        ":21",
        "[::1",
        "[::1]21",
        "[h]:21",
        "1:2:3",
        "a b",
        "-h",
        "h/path",
        "user@h",
        "ftp://",
        "ftp:///x",
        "ftp://@",
        "sftp://h",
        "http://h",
        "://h",
        "ftp://h/%zz",
        "ftp://h/%ff",
        "ftp://h/%4",
        "h\u202e",
        "[]",
        "ftp://[]"
      })
  void isRefused(String input) {
    assertThrows(UsageException.class, () -> TargetSyntax.parse(input, Optional.empty()), input);
  }

  @Test
  void theModeOfTheOptionChoosesTheDefaultPort() {
    assertEquals(990, TargetSyntax.parse("h", Optional.of(TlsMode.IMPLICIT)).target().port());
    assertEquals(21, TargetSyntax.parse("h", Optional.of(TlsMode.EXPLICIT)).target().port());
  }

  @ParameterizedTest
  @CsvSource({"ftpes,OFF", "ftpes,AUTO", "ftpes,IMPLICIT", "ftps,EXPLICIT", "ftp,IMPLICIT"})
  void aSchemeAndAnOptionThatContradictEachOtherAreRefused(String scheme, TlsMode tls) {
    assertThrows(UsageException.class, () -> TargetSyntax.parse(scheme + "://h", Optional.of(tls)));
  }

  @ParameterizedTest
  @CsvSource({"ftpes,EXPLICIT", "ftps,IMPLICIT", "ftp,OFF", "ftp,EXPLICIT", "ftp,AUTO"})
  void aSchemeAndAnOptionThatAgreeAreTaken(String scheme, TlsMode tls) {
    assertEquals(tls, TargetSyntax.parse(scheme + "://h", Optional.of(tls)).target().tls());
  }
}
