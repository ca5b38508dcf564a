package org.ftpdiag.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPFileEntryParser;
import org.apache.commons.net.ftp.parser.MLSxEntryParser;
import org.apache.commons.net.ftp.parser.MVSFTPEntryParser;
import org.apache.commons.net.ftp.parser.MacOsPeterFTPEntryParser;
import org.apache.commons.net.ftp.parser.NTFTPEntryParser;
import org.apache.commons.net.ftp.parser.NetwareFTPEntryParser;
import org.apache.commons.net.ftp.parser.OS2FTPEntryParser;
import org.apache.commons.net.ftp.parser.OS400FTPEntryParser;
import org.apache.commons.net.ftp.parser.UnixFTPEntryParser;
import org.apache.commons.net.ftp.parser.VMSVersioningFTPEntryParser;

/**
 * One way in which servers write directories: a parser of commons-net, fed line by line so that
 * what it does not understand is counted. Keeps what one line means for the next.
 */
final class ListingDialect {
  static final String MLSD = "MLSD";

  /** The parsers, the likelier ones first. Made when needed: each compiles its expressions. */
  private static final Map<String, Supplier<FTPFileEntryParser>> PARSERS = new LinkedHashMap<>();

  static {
    PARSERS.put(MLSD, MLSxEntryParser::getInstance);
    PARSERS.put(FTPClientConfig.SYST_UNIX, UnixFTPEntryParser::new);
    PARSERS.put(FTPClientConfig.SYST_UNIX_TRIM_LEADING, () -> new UnixFTPEntryParser(null, true));
    PARSERS.put(FTPClientConfig.SYST_VMS, VMSVersioningFTPEntryParser::new);
    PARSERS.put(FTPClientConfig.SYST_MVS, MVSFTPEntryParser::new);
    PARSERS.put(FTPClientConfig.SYST_OS400, OS400FTPEntryParser::new);
    PARSERS.put(FTPClientConfig.SYST_NETWARE, NetwareFTPEntryParser::new);
    PARSERS.put(FTPClientConfig.SYST_MACOS_PETER, MacOsPeterFTPEntryParser::new);
    PARSERS.put(FTPClientConfig.SYST_OS2, OS2FTPEntryParser::new);
    PARSERS.put(FTPClientConfig.SYST_NT, NTFTPEntryParser::new);
    PARSERS.put(EplfParser.NAME, EplfParser::new);
  }

  // The parsers' expressions try every way to share words among user, group and size, and recurse
  // for each word: what they see is bounded. The columns before a name are far shorter than this.
  private static final int MOST_WORDS = 24;
  private static final int MOST_CHARS = 256;

  private static final Pattern NO_ENTRY =
      Pattern.compile("\\s*|(?i:total|insgesamt|totale|razem) [\\d.,]+ ?[KMGT]?");
  // The parser takes any two words and a number, so what it is given must begin with a date.
  private static final Pattern DOS_DATE =
      Pattern.compile("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}\\s.*");

  // commons-net drops these two, and a directory may hold nothing else.
  private static final Pattern DOS_DOTS =
      Pattern.compile("\\S{6,10}\\s+\\S{4,10}(?:\\s[AaPp][Mm])?\\s+<DIR>\\s+(\\.{1,2})\\s*");

  private static final Pattern VMS_FRAME = Pattern.compile("Directory .*|(Grand )?Total of .*");

  /** What a line is, and the entry where it is one. */
  record Reading(Kind kind, Optional<ListedEntry> entry) {
    static Reading of(ListedEntry entry) {
      return new Reading(Kind.ENTRY, Optional.of(entry));
    }

    /** The kinds of lines. */
    enum Kind {
      ENTRY,
      UNKNOWN,
      NO_ENTRY
    }

    private static final Reading UNKNOWN = new Reading(Kind.UNKNOWN, Optional.empty());
    private static final Reading NO_ENTRY = new Reading(Kind.NO_ENTRY, Optional.empty());
  }

  private final String name;
  private final FTPFileEntryParser parser;
  private final List<String> headers;
  private String held = "";

  private ListingDialect(String name, FTPFileEntryParser parser, List<String> first) {
    this.name = name;
    this.parser = parser;
    // Some formats are told by their first line, which preParse then takes away.
    List<String> heads = first.stream().map(ListingDialect::head).toList();
    this.headers = new ArrayList<>(heads);
    for (String kept : parser.preParse(new LinkedList<>(heads))) {
      headers.remove(kept);
    }
  }

  /**
   * The dialect that understands most of the first lines.
   *
   * @param mlsd whether they answer MLSD; whatever is not understood otherwise is then read as LIST
   * @return empty when none understands a single one
   */
  static Optional<ListingDialect> fitting(List<String> first, boolean mlsd) {
    String best = "";
    FTPFileEntryParser reading = null;
    int most = 0;
    for (String name : PARSERS.keySet()) {
      if (name.equals(MLSD) && !mlsd) {
        continue;
      }
      FTPFileEntryParser parser = PARSERS.get(name).get();
      int[] count = new ListingDialect(name, parser, first).count(first);
      if (count[Reading.Kind.ENTRY.ordinal()] > most) {
        most = count[Reading.Kind.ENTRY.ordinal()];
        best = name;
        reading = parser;
        if (count[Reading.Kind.UNKNOWN.ordinal()] == 0) {
          break;
        }
      }
    }
    // It begins anew with the first line.
    return reading == null
        ? Optional.empty()
        : Optional.of(new ListingDialect(best, reading, first));
  }

  private int[] count(List<String> lines) {
    int[] count = new int[Reading.Kind.values().length];
    for (String line : lines) {
      count[read(line).kind().ordinal()]++;
    }
    return count;
  }

  /** Such as {@code UNIX}. */
  String name() {
    return name;
  }

  /** Whether a line is no entry in any dialect: blank, or {@code total 12}. */
  static boolean isNoEntry(String line) {
    return NO_ENTRY.matcher(head(line)).matches();
  }

  /** Reads a line. */
  Reading read(String line) {
    if (headers.remove(head(line)) || isNoEntry(line)) {
      return Reading.NO_ENTRY;
    }
    return name.equals(FTPClientConfig.SYST_VMS) ? readVms(line) : parse(line);
  }

  /** A long name has a line of its own on VMS; the entry ends with its protection. */
  private Reading readVms(String line) {
    if (VMS_FRAME.matcher(head(line)).matches()) {
      return Reading.NO_ENTRY;
    }
    String entry = held + line;
    if (held.isEmpty() && !line.stripTrailing().endsWith(")")) {
      held = line;
      return Reading.NO_ENTRY;
    }
    held = "";
    return parse(entry);
  }

  private Reading parse(String line) {
    String head = head(line);
    if (name.equals(FTPClientConfig.SYST_NT) && !DOS_DATE.matcher(head).matches()) {
      return Reading.UNKNOWN;
    }
    if (name.equals(FTPClientConfig.SYST_NT)) {
      Matcher dots = DOS_DOTS.matcher(line);
      if (dots.matches()) {
        return Reading.of(ListedEntry.named(dots.group(1)));
      }
    }
    try {
      FTPFile file = parser.parseFTPEntry(head);
      if (file == null || file.getName() == null) {
        return Reading.UNKNOWN;
      }
      boolean last = head.endsWith(file.getName());
      String rest = last ? line.substring(head.length()) : "";
      return Reading.of(ListedEntry.of(file.getName() + rest, file));
    } catch (RuntimeException e) {
      // The parsers throw StringIndexOutOfBounds, NumberFormat and others at what they do not
      // understand, which is all that is asked here.
      return Reading.UNKNOWN;
    }
  }

  /**
   * The beginning of a line, with the columns and, where the name is the last of them, some of it.
   */
  private static String head(String line) {
    int words = 0;
    int end = Math.min(line.length(), MOST_CHARS);
    for (int at = 0; at < end; at++) {
      boolean ends = line.charAt(at) <= ' ' && at > 0 && line.charAt(at - 1) > ' ';
      if (ends && ++words == MOST_WORDS) {
        return line.substring(0, at);
      }
    }
    return line.substring(0, end);
  }

  /** A line that waits for another one. */
  String rest() {
    return held;
  }
}
