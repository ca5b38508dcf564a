package org.ftpdiag.wire;

import java.util.regex.Pattern;
import org.ftpdiag.model.seen.Reply;

/**
 * Greetings that a client of FTP would take for its own: mail and news servers begin with the same
 * codes (RFC 5321 section 4.2, RFC 3977 section 5.1). No user name is told to them.
 */
public final class MailGreeting {
  // A host may be called smtp.example.com and serve files all the same.
  private static final Pattern MAIL =
      Pattern.compile(
          "^220[ -](?!.*FTP).*(?<![\\w.-])E?SMTP\\b(?![.-]\\w)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEWS =
      Pattern.compile(
          "^20[01][ -](?!.*FTP).*(?<![\\w.-])(NNTP|NNRP)\\b(?![.-]\\w)", Pattern.CASE_INSENSITIVE);

  private MailGreeting() {}

  /** Whether the first line is one of theirs and does not speak of FTP. */
  public static boolean recognised(Reply greeting) {
    String first = greeting.lines().stream().findFirst().orElse("");
    return MAIL.matcher(first).find() || NEWS.matcher(first).find();
  }
}
