package org.ftpdiag.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ftpdiag.ftp.Stage;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Side;
import org.junit.jupiter.api.Test;

class CodeTableTest {
  /** Of RFC 959, 1123, 2228, 2428, 1639, 4217, and met in the wild. */
  private static final String REQUIRED =
      "110 120 125 150 200 202 211 212 213 214 215 220 221 225 226 227 228 229 230 231 232 234 235"
          + " 250 257 331 332 334 335 336 350 421 425 426 430 431 434 435 450 451 452 500 501 502"
          + " 503 504 510 521 522 530 532 533 534 535 536 537 550 551 552 553 554 555 631 632 633"
          + " 10054 10060 10061 10066 10068 11001 11004";

  private final CodeTable table = CodeTable.load();

  @Test
  void everyCodeOfTheStandardsHasAPage() {
    for (String code : REQUIRED.split(" ")) {
      assertTrue(table.find(code).isPresent(), code);
    }
    for (int sub = 0; sub <= 55; sub++) {
      assertTrue(table.find("iis-" + sub).isPresent(), "iis-" + sub);
    }
  }

  @Test
  void everyCodeOfTheReplyTableHasAPage() {
    Set<String> missing = new TreeSet<>();
    for (ReplyRow row : ReplyTable.load().rows()) {
      for (String code : row.code().split(",")) {
        if (code.matches("[0-9]+") && table.find(code).isEmpty()) {
          missing.add(code);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRowIsWholeAndStandsOnce() {
    Set<String> names = new HashSet<>();
    CodeFamily family = CodeFamily.PRELIMINARY;
    for (CodePage page : table.all()) {
      assertTrue(names.add(page.name()), page.name());
      assertFalse(page.commands().isEmpty(), page.name());
      assertFalse(page.references().isEmpty(), page.name());
      assertFalse(page.related().isEmpty(), page.name());
      assertTrue(page.family().compareTo(family) >= 0, page.name() + " is out of order");
      assertEquals(Optional.of(page.family()), CodeFamily.of(page.name()));
      family = page.family();
    }
  }

  @Test
  void everyRowNamesOnlyWhatExists() {
    for (CodePage page : table.all()) {
      for (String related : page.related()) {
        assertTrue(table.find(related).isPresent(), page.name() + ": " + related);
        assertFalse(related.equals(page.name()), related);
      }
      for (String command : page.commands()) {
        assertTrue(
            command.equals("*") || Stage.of(command) != Stage.ANY, page.name() + ": " + command);
      }
      for (CodeMeaning meaning : page.meanings()) {
        meaning.findings().forEach(f -> assertTrue(FindingId.of(f).isPresent(), f));
      }
    }
  }

  @Test
  void meaningsCompeteWhereTheyAreKnownTo() {
    List<String> counts = new ArrayList<>();
    for (String code : List.of("521", "522", "232", "431")) {
      counts.add(code + ":" + table.find(code).orElseThrow().meanings().size());
    }
    assertEquals(List.of("521:3", "522:3", "232:2", "431:2"), counts);
  }

  @Test
  void aSuccessNeedsNobodyAndARefusalSomebody() {
    for (CodePage page : table.all()) {
      boolean negative =
          page.family() == CodeFamily.TRANSIENT || page.family() == CodeFamily.PERMANENT;
      if (negative) {
        assertFalse(page.who().isEmpty(), page.name());
      }
      if (page.retry() == Retry.NEEDLESS) {
        assertTrue(page.who().isEmpty(), page.name());
      }
    }
  }

  @Test
  void aliasesFindTheirPageInAnyCase() {
    assertEquals("10060", table.byAlias("etimedout").orElseThrow().name());
    assertEquals("10054", table.byAlias("WSAECONNRESET").orElseThrow().name());
    assertTrue(table.byAlias("EWHATEVER").isEmpty());
  }

  @Test
  void familiesAreToldByTheShapeOfANumber() {
    assertEquals(Optional.of(CodeFamily.PERMANENT), CodeFamily.of("599"));
    assertEquals(Optional.of(CodeFamily.WINSOCK), CodeFamily.of("11999"));
    assertEquals(Optional.of(CodeFamily.IIS), CodeFamily.of("iis-7"));
    for (String none :
        List.of("", "5", "55", "099", "700", "5500", "12000", "5x0", "iis-", "٥٥٠")) {
      assertEquals(Optional.empty(), CodeFamily.of(none), none);
    }
  }

  @Test
  void aPairTellsByWhatItsCodesDiffer() {
    CodePage busy = table.find("450").orElseThrow();
    CodePage missing = table.find("550").orElseThrow();
    CodePair pair = new CodePair(missing, busy);
    assertTrue(pair.differences().contains(CodePair.Trait.FAMILY));
    assertTrue(pair.differences().contains(CodePair.Trait.RETRY));
    assertEquals("450.550", pair.key());
    assertEquals(pair.differences(), new CodePair(busy, missing).differences());
    assertEquals(Set.of(), new CodePair(busy, busy).differences());
    assertEquals(Set.of(Side.SERVER), busy.who());
  }

  @Test
  void wordingsComeFromTheRowsThatNameTheCode() {
    ProductWordings wordings = ProductWordings.of("522");
    assertTrue(wordings.families().contains("vsftpd"));
    assertTrue(
        wordings.texts().stream()
            .anyMatch(w -> w.text().equals("Data connections must be encrypted")));
    for (CodePage page : table.all()) {
      Set<String> expected = new TreeSet<>();
      for (ReplyRow row : ReplyTable.load().rows()) {
        if (List.of(row.code().split(",")).contains(page.name()) && !row.product().equals("*")) {
          expected.add(row.product());
        }
      }
      assertEquals(
          expected, new TreeSet<>(ProductWordings.of(page.name()).families()), page.name());
    }
  }
}
