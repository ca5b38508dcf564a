package org.ftpdiag.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the stores of this machine are read, and when again. */
class TrustStoresTest {
  private static TrustStores of(Path store) {
    Properties properties = new Properties();
    properties.setProperty("javax.net.ssl.trustStore", store.toString());
    return new TrustStores(properties);
  }

  @Test
  void aStoreIsReadOnce() {
    TrustStores stores = new TrustStores(System.getProperties());
    Optional<X509ExtendedTrustManager> first = stores.java();
    assertTrue(first.isPresent());
    assertSame(first, stores.java());
  }

  @Test
  void aStoreWhoseFileHasChangedIsReadAgain(@TempDir Path folder) throws IOException {
    Path store = Files.writeString(folder.resolve("store"), "one");
    TrustStores stores = of(store);
    Optional<X509ExtendedTrustManager> first = stores.java();
    Files.writeString(store, "two and more");
    assertNotSame(first, stores.java());
    assertSame(stores.java(), stores.java());
  }

  @Test
  void aStoreIsReadAgainWhenAskedTo() {
    TrustStores stores = new TrustStores(System.getProperties());
    Optional<X509ExtendedTrustManager> first = stores.java();
    stores.renew();
    assertNotSame(first, stores.java());
  }

  @Test
  void whoNamesAStoreDoesNotTrustTheBundle(@TempDir Path folder) {
    assertEquals(Optional.empty(), of(folder.resolve("store")).bundle());
  }
}
