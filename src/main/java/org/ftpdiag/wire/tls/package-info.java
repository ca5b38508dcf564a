/**
 * TLS on both channels by JSSE, whose trust managers alone decide; what is here notes and explains
 * their verdict. Reading begins at {@code TlsClient}, then {@code TlsLink}.
 */
package org.ftpdiag.wire.tls;
