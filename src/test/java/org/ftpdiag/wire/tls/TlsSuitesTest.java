package org.ftpdiag.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.ftpdiag.model.seen.deep.TlsOffers.Grade;
import org.ftpdiag.wire.tls.TlsSuites.Suite;
import org.junit.jupiter.api.Test;

/** The table of cipher suites: each row says what its name says, and none is missing. */
class TlsSuitesTest {
  private final TlsSuites table = TlsSuites.load();

  @Test
  void everyRowIsWholeAndStandsOnceInOrder() {
    int before = -1;
    Set<String> names = new HashSet<>();
    for (Suite s : table.all()) {
      assertTrue(s.number() > before && s.number() <= 0xffff, s::toString);
      before = s.number();
      assertTrue(names.add(s.name()), s::toString);
      assertTrue(s.name().matches("TLS_[A-Za-z0-9_]+"), s::toString);
      assertTrue(
          s.source().matches("RFC \\d{4}( (section \\d(\\.\\d)?|appendix [A-Z]))?"), s::toString);
      assertEquals(s.grade() == Grade.GOOD, s.kind().isEmpty(), s::toString);
    }
  }

  @Test
  void theNameTellsTheKindAndTheKindTheGrade() {
    Map<String, Grade> grades =
        Map.of(
            "NULL",
            Grade.BROKEN,
            "EXPORT",
            Grade.BROKEN,
            "anon",
            Grade.BROKEN,
            "DES",
            Grade.BROKEN,
            "RC4",
            Grade.WEAK,
            "3DES",
            Grade.WEAK,
            "IDEA",
            Grade.WEAK,
            "static-RSA",
            Grade.FAIR,
            "CBC",
            Grade.FAIR,
            "CCM_8",
            Grade.FAIR);
    for (Suite s : table.all()) {
      assertEquals(kind(s.name()), s.kind(), s::toString);
      assertEquals(grades.getOrDefault(s.kind(), Grade.GOOD), s.grade(), s::toString);
    }
    assertEquals(
        Set.of("NULL", "EXPORT", "anon", "DES", "RC4", "3DES", "IDEA"),
        table.weakBut(Set.of()).stream().map(Suite::kind).collect(Collectors.toSet()));
  }

  /** What is worst about a suite, by its name alone. */
  private static String kind(String name) {
    for (String worst :
        List.of("NULL", "EXPORT", "anon", "RC4", "3DES", "IDEA", "RSA_WITH_DES", "DSS_WITH_DES")) {
      if (name.contains(worst)) {
        return worst.endsWith("DES") && !worst.equals("3DES") ? "DES" : worst;
      }
    }
    if (name.startsWith("TLS_RSA_WITH")) {
      return "static-RSA";
    }
    return name.contains("CBC")
        ? "CBC"
        : name.endsWith("CCM_8") || name.contains("CCM_8_") ? "CCM_8" : "";
  }

  @Test
  void whatClientsOfferIsGraded() throws Exception {
    for (String version : TlsVersionProbe.VERSIONS) {
      for (int suite : TlsVersionProbe.usual(version)) {
        assertTrue(table.of(suite).isPresent(), Integer.toHexString(suite));
      }
    }
    Set<String> known = table.all().stream().map(Suite::name).collect(Collectors.toSet());
    List<String> unknown =
        Arrays.stream(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites())
            .filter(name -> !name.equals("TLS_EMPTY_RENEGOTIATION_INFO_SCSV"))
            .filter(name -> !known.contains(name))
            // Fixed elliptic keys in the certificate: no server of FTP was met that has one.
            .filter(name -> !name.startsWith("TLS_ECDH_"))
            .toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void weakSuitesWithoutAKindLeaveTheOthers() {
    List<Suite> left = table.weakBut(Set.of("NULL", "RC4"));
    assertFalse(left.isEmpty());
    assertTrue(left.stream().noneMatch(s -> s.kind().equals("NULL") || s.kind().equals("RC4")));
    assertTrue(table.weakBut(Set.of()).size() > left.size());
  }
}
