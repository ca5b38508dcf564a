package org.ftpdiag.explain.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ftpdiag.explain.event.Complaint;
import org.ftpdiag.explain.event.Wording;
import org.ftpdiag.explain.event.Wordings;

/**
 * What a program's own words tell, whatever the moment.
 *
 * @param wording the row of the table that knows them
 * @param intent the verb of FTP for what it is about to do
 * @param complaint it says that something failed, in words that no row knows
 */
record Saying(Optional<Wording> wording, Optional<String> intent, boolean complaint) {
  private static final int LONGEST = 600;
  private static final int MOST_KNOWN = 4096;

  /** Programs say the same things over and over. */
  private static final Map<String, Saying> KNOWN = new ConcurrentHashMap<>();

  static Saying of(String text) {
    Saying saying = KNOWN.get(text);
    if (saying == null) {
      Optional<Wording> wording = Wordings.load().find(text);
      boolean complaint = wording.isEmpty() && Complaint.is(text);
      saying = new Saying(wording, Intent.of(text), complaint);
      if (text.length() <= LONGEST) {
        if (KNOWN.size() >= MOST_KNOWN) {
          KNOWN.clear();
        }
        KNOWN.put(text, saying);
      }
    }
    return saying;
  }

  /** Whether words say that something was read, so that there was a connection. */
  static boolean reads(String text) {
    return text.contains("Read timed out")
        || text.contains("read tcp ")
        || text.contains("read reply");
  }
}
