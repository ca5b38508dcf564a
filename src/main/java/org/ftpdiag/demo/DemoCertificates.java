package org.ftpdiag.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Stands in. */
public final class DemoCertificates {
  private DemoCertificates() {}

  public static X509Certificate authority() {
    String pem =
        """
        -----BEGIN CERTIFICATE-----
        MIIDBTCCAe2gAwIBAgIUEl5KhoBa2RlOPYSj620xijPDf+wwDQYJKoZIhvcNAQEL
        BQAwETEPMA0GA1UEAwwGY2xpZW50MCAXDTI2MTEyMTAyMTMzMloYDzIxMjYxMDI4
        MDIxMzMyWjARMQ8wDQYDVQQDDAZjbGllbnQwggEiMA0GCSqGSIb3DQEBAQUAA4IB
        DwAwggEKAoIBAQCYs7nlncVWZP4U9bFRQ+hLUI0sE8PGU5WO9LZEjX6Sa9TlFSxD
        fi/p1PO/bQduDK5cGMmk+Vx+RZTdMohCG40Ahjj6lIoVRckmI17oZE68m2S+Ok0c
        ue9aINGv5nukmPChqam1mvjthyYTqCGMz2UWaUwxz11DxFm3jQk4fk1uyh9GXSgP
        c/CLGJkzrrfiPJOrKJAr8U9XXgsJKbScS3i9mjggqjN1jmz8dbWEhp3pDrFg8vHJ
        4WFDHmS/CLTAnKgaQ//27n+9u7e+nNKU1WYSdUL1nIPvYxDb16vbojoadVCEU2Ym
        zHhitpz5JqVELQFLoLVdQlOKz5zPZ2f60aiFAgMBAAGjUzBRMB0GA1UdDgQWBBTp
        bmUm1oAEjxs4rzEpJ2yineNH7jAfBgNVHSMEGDAWgBTpbmUm1oAEjxs4rzEpJ2yi
        neNH7jAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQAxtqMubvQv
        6kWPYbZYysT9EwjpIC8k4fQM1WlnKmrFNXq4Ypk7LyUm4H9GWX5dQMaqq2QMX4lq
        BywIFWPusQWp/jjHxH8XT+0Rcm5Qx+pE5CKpQ63xzm2Drs/GRRgFNnRqV1becUoK
        O6yLoNDC6QqlNgea+2wrpgWFAM34QhkqZ1qZaRSSE07uNjs2PSGVOfWyaawgD0hB
        PDBtaF9SLu60HeZcKwfYkcEnL3ADdaZbAV79tK49yyXIBdCr4Z1eIGV/0WVWjyjF
        cwvr9PI/1qhKLDSfqP80Z1k5OkCUOHiGdDHTRJIpy0/lD5QIAINO47lCJzDW1DX1
        jcL+ycgAIKHo
        -----END CERTIFICATE-----
        """;
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
