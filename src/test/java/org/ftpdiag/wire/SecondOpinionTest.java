package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.net.ftp.FTP;
import org.ftpdiag.model.seen.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where commons-net can read a greeting, both must read the same. */
class SecondOpinionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 ready\r\n",
        "220-ready\r\n second\r\n220 end\r\n",
        "220-ready\r\n220-still\r\n220 end\r\n",
        "220-ready\r\n123 inner\r\n220 end\r\n",
        "530 no\r\n"
      })
  void commonsNetReadsTheSameReply(String text) throws Exception {
    Reply ours;
    try (Loopback server = Loopback.saying(text);
        ControlChannel channel = server.channel()) {
      ours = channel.readReply(Loopback.soon());
    }
    try (Loopback server = Loopback.saying(text)) {
      Ftp theirs = new Ftp();
      theirs.setStrictMultilineParsing(true);
      theirs.connect(server.address().getAddress(), server.address().getPort());
      assertEquals(List.of(theirs.getReplyStrings()), ours.lines());
      assertEquals(theirs.getReplyCode(), ours.code());
      theirs.disconnect();
    }
  }

  /** The plain protocol class, which takes any code for a greeting. */
  private static final class Ftp extends FTP {
    @Override
    protected void _connectAction_() throws IOException {
      _input_ = _socket_.getInputStream();
      _output_ = _socket_.getOutputStream();
      _controlInput_ =
          new BufferedReader(new InputStreamReader(_input_, StandardCharsets.ISO_8859_1));
      getReply();
    }
  }
}
