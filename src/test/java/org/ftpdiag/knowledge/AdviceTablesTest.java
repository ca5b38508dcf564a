package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.model.FindingId;
import org.junit.jupiter.api.Test;

/** Walks the tables behind the advice. */
class AdviceTablesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)\\}");

  private final Products products = Products.load();
  private final Settings settings = Settings.load();
  private final References references = References.load();

  @Test
  void everyFamilyWithSettingsIsAProduct() {
    Set<String> unknown = new TreeSet<>();
    for (FindingId id : FindingId.values()) {
      unknown.addAll(settings.families(id));
    }
    products.all().forEach(product -> unknown.remove(product.family()));
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyParentIsAProduct() {
    for (Product product : products.all()) {
      product.parent().ifPresent(p -> assertTrue(products.of(p).isPresent(), product.family()));
    }
  }

  @Test
  void settingsAreNeverEmptyAndNameOnlyFactsOfTheServersSide() {
    for (FindingId id : FindingId.values()) {
      for (String family : settings.families(id)) {
        List<String> lines = settings.of(id, family);
        assertFalse(lines.isEmpty(), id + " " + family);
        for (String line : lines) {
          assertFalse(line.isBlank(), id + " " + family);
          Matcher m = PLACEHOLDER.matcher(line);
          while (m.find()) {
            assertTrue(Set.of("public", "name").contains(m.group(1)), id + " " + family);
          }
        }
      }
    }
  }

  @Test
  void everyReferenceIsAStandardWithASection() {
    Pattern form =
        Pattern.compile("RFC \\d{3,4}( (section \\d+(\\.\\d+)*|appendix [A-Z]))?|MS-FTPS");
    for (FindingId id : FindingId.values()) {
      for (String reference : references.of(id)) {
        assertTrue(form.matcher(reference).matches(), id + ": " + reference);
      }
    }
  }

  @Test
  void theThreeMostCommonServersMendWhatAServerCanMend() {
    for (FindingId id :
        List.of(
            FindingId.PASSIVE_ADDRESS_PRIVATE,
            FindingId.PASSIVE_PORT_BLOCKED,
            FindingId.TOO_MANY_CONNECTIONS,
            FindingId.TLS_UNSUPPORTED,
            FindingId.IDLE_TIMEOUT,
            FindingId.ANONYMOUS_REFUSED,
            FindingId.BOUNCE_ALLOWED)) {
      assertTrue(
          settings.families(id).containsAll(Set.of("vsftpd", "proftpd", "pure-ftpd")), id.id());
    }
  }

  /** What cannot be run here is believed only where its maker says it. */
  @Test
  void everySettingHasASourceAndIsWalkedJustWhereTheServerRuns() {
    Set<String> run = Set.of("vsftpd", "proftpd", "pure-ftpd", "pyftpdlib", "inetutils");
    for (String[] row : Tsv.rows("settings.tsv", 4)) {
      assertEquals(run.contains(row[1]), row[3].equals("walked"), row[0] + " " + row[1]);
      assertTrue(row[3].length() >= "walked".length(), row[0] + " " + row[1]);
    }
  }

  @Test
  void anUnknownFamilyHasNothing() {
    assertTrue(products.of("no-such-server").isEmpty());
    assertEquals(List.of(), settings.of(FindingId.IDLE_TIMEOUT, "no-such-server"));
  }

  @Test
  void aMissingTableIsAnError() {
    assertThrows(IllegalStateException.class, () -> Tsv.rows("no-such.tsv", 2));
    assertThrows(IllegalStateException.class, () -> Tsv.rows("products.tsv", 3));
  }
}
