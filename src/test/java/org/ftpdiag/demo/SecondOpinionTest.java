package org.ftpdiag.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The unbent server, as commons-net's client sees it. */
class SecondOpinionTest {
  private static final byte[] BYTES = new byte[200_000];

  static {
    new java.util.Random(2228).nextBytes(BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"passive", "epsv", "active", "ipv6", "ipv6 active"})
  void plainTransfersWorkEveryWay(String way) throws IOException {
    FTPClient client = new FTPClient();
    try (DemoServer server =
        start(way.startsWith("ipv6") ? "tls: none\naddress: ::1\n" : "tls: none\n")) {
      connect(client, server);
      client.setUseEPSVwithIPv4(way.equals("epsv"));
      if (way.endsWith("active")) {
        client.enterLocalActiveMode();
      } else {
        client.enterLocalPassiveMode();
      }
      useAll(client, server);
      assertEquals(way.equals("passive"), server.commandsSeen().contains("PASV"));
      assertEquals(way.equals("active"), sent(server, "PORT "));
      assertEquals(way.equals("ipv6 active"), sent(server, "EPRT "));
      assertTrue(server.commandsSeen().contains("PASS ****"));
    } finally {
      client.disconnect();
    }
  }

  @Test
  void explicitTlsProtectsDataToo() throws IOException, GeneralSecurityException {
    FTPSClient client = trusting(new FTPSClient(false));
    try (DemoServer server = start("")) {
      connect(client, server);
      client.execPBSZ(0);
      client.execPROT("P");
      client.enterLocalPassiveMode();
      useAll(client, server);
      assertEquals(List.of(), server.troubles());
    } finally {
      client.disconnect();
    }
  }

  @Test
  void implicitTlsWorks() throws IOException, GeneralSecurityException {
    FTPSClient client = trusting(new FTPSClient(true));
    try (DemoServer server = start("tls: implicit\n")) {
      connect(client, server);
      client.execPBSZ(0);
      client.execPROT("P");
      client.enterLocalPassiveMode();
      useAll(client, server);
    } finally {
      client.disconnect();
    }
  }

  @Test
  void aClientThatDoesNotResumeIsTurnedAwayWhereReuseIsRequired()
      throws IOException, GeneralSecurityException {
    FTPSClient client = trusting(new FTPSClient(false));
    try (DemoServer server = start("session-reuse: required\n")) {
      connect(client, server);
      client.execPBSZ(0);
      client.execPROT("P");
      client.enterLocalPassiveMode();
      assertEquals(0, client.listFiles().length);
      assertEquals(522, client.getReplyCode());
    } finally {
      client.disconnect();
    }
  }

  private static void useAll(FTPClient client, DemoServer server) throws IOException {
    assertTrue(client.setFileType(FTP.BINARY_FILE_TYPE));
    assertEquals(
        List.of("hello.txt", "incoming", "pub"),
        Stream.of(client.listFiles()).map(FTPFile::getName).sorted().toList());
    assertEquals(4, client.mlistDir("/pub").length);
    assertTrue(Arrays.asList(client.listNames("/pub")).contains("README"));
    assertEquals("/", client.printWorkingDirectory());
    assertTrue(client.changeWorkingDirectory("incoming"));
    assertTrue(client.storeFile("a.bin", new ByteArrayInputStream(BYTES)));
    assertArrayEquals(BYTES, server.files().read("/incoming/a.bin").orElseThrow());
    assertEquals("200000", client.getSize("a.bin"));
    assertTrue(
        Duration.between(client.mdtmInstant("a.bin"), java.time.Instant.now()).toMinutes() < 1);
    assertTrue(client.rename("a.bin", "b.bin"));
    client.setRestartOffset(150_000);
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    assertTrue(client.retrieveFile("b.bin", rest));
    assertArrayEquals(Arrays.copyOfRange(BYTES, 150_000, BYTES.length), rest.toByteArray());
    client.setRestartOffset(0);
    assertTrue(client.appendFile("b.bin", new ByteArrayInputStream(BYTES)));
    assertEquals(400_000, client.mlistFile("b.bin").getSize());
    assertFalse(client.retrieveFile("a.bin", rest));
    assertEquals(550, client.getReplyCode());
    assertTrue(client.deleteFile("b.bin"));
    assertTrue(client.makeDirectory("new"));
    assertTrue(client.removeDirectory("new"));
    assertTrue(client.changeToParentDirectory());
    ByteArrayOutputStream big = new ByteArrayOutputStream();
    assertTrue(client.retrieveFile("pub/1MiB.bin", big));
    assertArrayEquals(server.files().read("/pub/1MiB.bin").orElseThrow(), big.toByteArray());
    assertTrue(client.setFileType(FTP.ASCII_FILE_TYPE));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    assertTrue(client.retrieveFile("pub/README", text));
    assertEquals(2, text.toString().lines().count());
    assertTrue(client.hasFeature("UTF8"));
    assertTrue(FTPReply.isPositiveCompletion(client.help()));
    assertTrue(FTPReply.isPositiveCompletion(client.stat()));
    assertTrue(client.abort());
    assertTrue(client.logout());
  }

  private static boolean sent(DemoServer server, String start) {
    return server.commandsSeen().stream().anyMatch(c -> c.startsWith(start));
  }

  private static void connect(FTPClient client, DemoServer server) throws IOException {
    client.setDefaultTimeout(10_000);
    client.setDataTimeout(Duration.ofSeconds(10));
    client.connect(server.address().getAddress(), server.address().getPort());
    assertTrue(client.login("demo", "demo-pass"));
  }

  private static FTPSClient trusting(FTPSClient client)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("demo", DemoCertificates.authority());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    client.setTrustManager(factory.getTrustManagers()[0]);
    client.setEndpointCheckingEnabled(true);
    return client;
  }

  private static DemoServer start(String scenario) throws IOException {
    return DemoServer.start(Scenario.parse("test", new StringReader(scenario)));
  }
}
