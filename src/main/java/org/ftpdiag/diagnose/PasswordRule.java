package org.ftpdiag.diagnose;

import java.util.List;
import org.ftpdiag.model.Exchange;
import org.ftpdiag.model.FindingId;

/** A real password was sent without TLS. */
final class PasswordRule implements Rule {
  @Override
  public List<Sighting> judge(Case c) {
    if (c.anonymous() || c.request().credentials().password().isEmpty()) {
      return List.of();
    }
    return c.all(Exchange.class).stream()
        .filter(s -> s.what().verb().equals("PASS") && !s.what().encrypted())
        .findFirst()
        .map(
            s ->
                c.notice(FindingId.PASSWORD_IN_CLEAR, s.place())
                    .evidence("password-in-clear", "user", c.request().credentials().user())
                    .aside())
        .map(List::of)
        .orElse(List.of());
  }
}
