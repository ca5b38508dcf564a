package org.ftpdiag.explain.dialect;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ftpdiag.explain.event.Event;
import org.ftpdiag.explain.event.FtpWords;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.event.Wordings;
import org.ftpdiag.ftp.Verb;

/**
 * Tells a log of FTP from one of something else: mail, news and the web have verbs, and replies of
 * three digits, too. One sign that only FTP has is enough.
 */
final class FtpSigns {
  /**
   * Verbs that POP3 (RFC 1939), SMTP (RFC 5321), NNTP (RFC 3977) or IMAP (RFC 9051) have, too, and
   * those that are words in capitals anywhere.
   */
  private static final Set<Verb> SHARED =
      EnumSet.of(
          Verb.AUTH, Verb.CONF, Verb.DELE, Verb.HASH, Verb.HELP, Verb.HOST, Verb.LANG, Verb.LIST,
          Verb.MODE, Verb.NOOP, Verb.PASS, Verb.PORT, Verb.QUIT, Verb.REST, Verb.RETR, Verb.SITE,
          Verb.SIZE, Verb.STAT, Verb.TYPE, Verb.USER);

  /** Codes that HTTP (RFC 9110) and SIP (RFC 3261) do not have, or hardly. */
  private static final Set<Integer> ALONE =
      Set.of(
          110, 120, 125, 150, 211, 212, 213, 214, 215, 220, 221, 225, 226, 227, 228, 229, 230, 231,
          232, 234, 250, 257, 331, 332, 334, 350, 421, 425, 426, 430, 431, 434, 450, 451, 452, 521,
          522, 530, 532, 533, 534, 535, 536, 550, 551, 552, 553);

  /** The codes of enhanced mail systems (RFC 3463), which follow those of SMTP. */
  private static final Pattern MAIL = Pattern.compile("\\d{3}[ -][245]\\.\\d{1,3}\\.\\d{1,3}\\b.*");

  private static final int LONGEST = 1000;

  private final List<String> lines;
  private boolean verbs;
  private boolean codes;
  private boolean sure;

  private FtpSigns(List<String> lines) {
    this.lines = lines;
  }

  /** Whether there is a sign of FTP in what a dialect reads in these lines. */
  static boolean in(Dialect dialect, List<String> lines) {
    FtpSigns signs = new FtpSigns(lines);
    return signs.named() || signs.spoken(dialect);
  }

  private boolean named() {
    return lines.stream().anyMatch(FtpWords::named);
  }

  private boolean spoken(Dialect dialect) {
    Dialect.Reading reading = dialect.open();
    for (String line : lines) {
      reading.read(line, this::hear);
    }
    return sure || verbs && codes;
  }

  private void hear(Event e) {
    switch (e.kind()) {
      case SENT -> {
        verbs = true;
        sure |= !SHARED.contains(Verb.in(e.text()));
      }
      case REPLY, REPORTED -> {
        String text = e.text().strip();
        boolean mail = MAIL.matcher(text.length() > LONGEST ? "" : text).matches();
        codes |= !mail && FtpWords.code(text) > 0;
        sure |= !mail && ALONE.contains(FtpWords.code(text)) && says(text);
      }
      case REFUSED, FOUND -> sure = true;
      case ERROR, STATUS ->
          sure |= Wordings.load().find(e.text()).filter(Wording::data).isPresent();
      default -> {}
    }
  }

  /** Whether words follow the code: a table has numbers there. */
  private static boolean says(String reply) {
    return reply.length() > 4
        && !Character.isDigit(reply.charAt(4))
        && reply.substring(4).chars().anyMatch(Character::isLetter);
  }
}
