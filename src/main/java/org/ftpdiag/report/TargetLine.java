package org.ftpdiag.report;

import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/**
 * What was probed, in words.
 *
 * @param address host and port, an IPv6 literal in brackets
 * @param user the login name
 * @param tls how the session was to be protected
 */
public record TargetLine(String address, String user, String tls) {

  public static TargetLine of(ProbeRequest request, Words words) {
    String unknown = words.say("report.unknown");
    String host = ServerText.shown(request.target().host().orElse(unknown), 255);
    return new TargetLine(
        (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + request.target().port(),
        ServerText.shown(request.credentials().user().orElse(unknown), 64),
        words.say("report.tls." + request.target().tls().id()));
  }
}
