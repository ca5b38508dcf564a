package org.ftpdiag.diagnose;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the words of a reply speak of, for texts that no row of the reply table knows. Servers are
 * free in their wording (RFC 959 section 4.2 fixes the numbers only), so these look for the topic.
 */
enum Wording {
  TLS("\\b(ssl|tls|ftps|encrypt\\w*|cleartext|secure (connection|authentication|session))\\b"),
  LIMIT(
      "too many (users|connections|clients|sessions|logins|active)|maximum (number|login|conn)"
          + "|max(imum)?\\.? (clients|users|connections)|(connection|user|login) limit|limit reached"
          + "|(server|site|system|ftp|host) is full|limit of \\d+|(reached|exceeded) (our|the|its|your)"
          + " (maximum|limit)|at capacity|simultaneous (users|connections|clients|logins)"
          + "|no more connections|already logged in|\\(the maximum\\)|too many"),
  IDLE("time-?d?[ -]?out|timeout|idle|inactiv|no[ -]transfer|activity|login time exceeded"),
  ADDRESS(
      "your (ip|address|host)|this (ip|address|host)|(ip|address|host) (is )?(not allowed|denied"
          + "|banned|blocked)|access denied|connections? refused|not allowed to connect"
          + "|hosts\\.(allow|deny)|banned|black-?list"),
  MISSING(
      "no such|not found|n[o']t exist|not exist|non-?exist|can(no|')t find|unable to find"
          + "|does not name|cannot find the (file|path)"),
  DENIED(
      "permission|denied|forbidden|not (allowed|permitted|authori[sz]ed)|privilege|read-?only"
          + "|operation not permitted|no access|access is|could not create|prohibit"),
  TROUBLE("fail|unable|could not|denied|cannot"),
  SPACE("no space|disk (is )?full|space left|insufficient (disk|storage|space)|out of space"),
  QUOTA("quota|(storage )?allocation|allowance"),
  FOREIGN(
      "bad ip|foreign|(do(es)?|did) not match|not match|port theft|not the same (ip|address|host)"
          + "|address mismatch|ip mismatch"),
  REUSE(
      "session re-?use|re-?use required|not resumed|(tls|ssl|session).{0,60}resum"
          + "|resum.{0,60}(tls|ssl|session)"),
  SAME_USER("(this|same|the|per) (user|account)\\b|user '|user .{0,40}already logged in"),
  SAME_ADDRESS("(your|this|same|per)( internet| ip){0,2} (ip|address|host)"),
  ANOTHER_ADDRESS("only to |won'?t open|illegal (port|eprt)|\\b(ip|address|host)\\b"),
  UNENCRYPTABLE_ANONYMOUS("anonymous.*(may|can)( ?no)?t use (encryption|tls|ssl)");

  private final Pattern pattern;

  Wording(String regex) {
    this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** What a limit counts: {@code address} or {@code user}; empty where the text does not tell. */
  static Optional<String> limited(String text) {
    if (SAME_USER.in(text)) {
      return Optional.of("user");
    }
    return SAME_ADDRESS.in(text) ? Optional.of("address") : Optional.empty();
  }

  /**
   * Whether the text speaks of it.
   *
   * @param text of a reply, whose length is bounded
   */
  boolean in(String text) {
    return pattern.matcher(text).find();
  }
}
