package org.ftpdiag.wire;

import java.util.regex.Pattern;
import org.ftpdiag.model.Reply;

/**
 * Greetings that a client of FTP would take for its own: mail and news servers begin with the same
 * codes (RFC 5321 section 4.2, RFC 3977 section 5.1). No user name is told to them.
 */
public final class MailGreeting {
  private static final Pattern MAIL =
      Pattern.compile("^220[ -](?!.*\\bFTP).*\\bE?SMTP\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEWS =
      Pattern.compile("^20[01][ -](?!.*\\bFTP).*\\b(NNTP|NNRP)\\b", Pattern.CASE_INSENSITIVE);

  private MailGreeting() {}

  /** Whether the first line is one of theirs and does not speak of FTP. */
  public static boolean recognised(Reply greeting) {
    String first = greeting.lines().stream().findFirst().orElse("");
    return MAIL.matcher(first).find() || NEWS.matcher(first).find();
  }
}
