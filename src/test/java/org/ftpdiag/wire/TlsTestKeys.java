package org.ftpdiag.wire;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;

/** Keys and certificates that keytool makes once and keeps under target. */
public final class TlsTestKeys {
  public static final char[] PASSWORD = "changeit".toCharArray();
  private static final Path DIR = Path.of("target", "tls-test-keys");
  private static final String EC = "-keyalg EC -groupname secp256r1";

  private TlsTestKeys() {}

  /** For localhost, 127.0.0.1 and ::1, signed by itself. */
  public static KeyStore selfSigned() {
    return pair("self", EC + " -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1,ip:::1");
  }

  /** Self-signed, over since yesterday. */
  public static KeyStore expired() {
    return pair(
        "expired", EC + " -startdate -10d -validity 9 -dname CN=localhost -ext san=dns:localhost");
  }

  /** Self-signed with any subject and extensions. */
  public static KeyStore selfSigned(String name, String arguments) {
    return pair(name, arguments);
  }

  /** An authority of our own. */
  public static KeyStore authority() {
    return pair("authority", EC + " -dname CN=Authority -ext bc:c -validity 3650");
  }

  /** Signed by the authority; the chain holds both. */
  public static KeyStore signed(String name, String certificateArguments) {
    authority();
    Path request = DIR.resolve(name + ".csr");
    Path answer = DIR.resolve(name + ".crt");
    KeyStore store = pair(name, EC + " -dname CN=" + name);
    if (!Files.exists(answer)) {
      String in = " -keystore " + file("authority") + " -storepass changeit";
      keytool(
          "-certreq -alias k -keystore " + file(name) + " -storepass changeit -file " + request);
      keytool(
          "-gencert -alias k -infile "
              + request
              + " -outfile "
              + answer
              + in
              + " "
              + certificateArguments);
      keytool(
          "-importcert -noprompt -alias ca -file "
              + export("authority")
              + " -keystore "
              + file(name)
              + " -storepass changeit");
      keytool(
          "-importcert -noprompt -alias k -file "
              + answer
              + " -keystore "
              + file(name)
              + " -storepass changeit");
      store = load(file(name));
    }
    return store;
  }

  /** The first certificate of a store's only key. */
  public static X509Certificate leaf(KeyStore store) {
    return chain(store).get(0);
  }

  static List<X509Certificate> chain(KeyStore store) {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate c : store.getCertificateChain("k")) {
        chain.add((X509Certificate) c);
      }
      return chain;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Path file(String name) {
    return DIR.resolve(name + ".p12");
  }

  private static Path export(String name) {
    Path to = DIR.resolve(name + ".exported");
    if (!Files.exists(to)) {
      keytool("-exportcert -alias k -keystore " + file(name) + " -storepass changeit -file " + to);
    }
    return to;
  }

  private static KeyStore pair(String name, String arguments) {
    if (!Files.exists(file(name))) {
      keytool(
          "-genkeypair -alias k -storetype PKCS12 -storepass changeit -keystore "
              + file(name)
              + " "
              + arguments);
    }
    return load(file(name));
  }

  private static KeyStore load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void keytool(String arguments) {
    try {
      Files.createDirectories(DIR);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(Arrays.asList(arguments.trim().split(" +")));
      File log = DIR.resolve("keytool.log").toFile();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      if (process.waitFor() != 0) {
        throw new AssertionError(arguments + ": " + Files.readString(log.toPath()));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Keys of which a server shows now one, now another. */
  static final class Switch extends X509ExtendedKeyManager {
    private volatile KeyStore now;

    Switch(KeyStore first) {
      now = first;
    }

    void to(KeyStore next) {
      now = next;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return keyType.equals(leaf(now).getPublicKey().getAlgorithm()) ? "k" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain(now).toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      try {
        return (PrivateKey) now.getKey("k", PASSWORD);
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {"k"};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return null;
    }
  }
}
