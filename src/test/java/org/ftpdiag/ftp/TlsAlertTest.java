package org.ftpdiag.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsAlertTest {

  @Test
  void alertsHaveTheRegistrysNumbersAndNames() {
    assertEquals("70 protocol_version", TlsAlert.text(70));
    assertEquals("113 bad_certificate_status_response", TlsAlert.text(113));
    assertEquals("9", TlsAlert.text(9));
    assertEquals(Optional.of(TlsAlert.UNKNOWN_CA), TlsAlert.named("unknown_ca"));
    assertEquals(Optional.empty(), TlsAlert.named("Unknown_CA"));
    assertEquals(Optional.empty(), TlsAlert.of(TlsAlert.NONE));
  }

  @Test
  void noTwoAlertsHaveOneNumber() {
    long numbers = Arrays.stream(TlsAlert.values()).mapToInt(TlsAlert::number).distinct().count();
    assertEquals(TlsAlert.values().length, numbers);
  }
}
