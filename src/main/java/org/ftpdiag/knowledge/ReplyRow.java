package org.ftpdiag.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Verb;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.model.FindingId;

/**
 * One row of the reply table: a wording, when it was said, and what it means.
 *
 * <p>The product column names the family whose wording it is. Such a row also serves a server that
 * nobody knows, because the wording tells who it is; {@code =family} is for wordings that several
 * products share, and asks for a server of that family.
 */
public final class ReplyRow {
  private static final int COLUMNS = 9;
  private static final Pattern CODE = Pattern.compile("\\*|[0-9.]{3,5}(,[0-9.]{3,5})*+");

  private final int line;
  private final String code;
  private final String after;
  private final List<Occasion> occasions;
  private final String product;
  private final boolean known;
  private final String regex;
  private final List<String> samples;
  private final Optional<FindingId> finding;
  private final Optional<String> variant;
  private final Optional<String> setting;
  private final Optional<String> note;
  private final String source;
  // Compiled when the row is first tried: most rows of the table never are. A race compiles twice.
  private volatile Pattern pattern;

  private ReplyRow(int line, String[] cells) {
    this.line = line;
    this.code = cells[0];
    this.after = cells[1];
    this.occasions = Occasion.parse(cells[1]);
    this.known = cells[2].startsWith("=");
    this.product = known ? cells[2].substring(1) : cells[2];
    this.regex = cells[3];
    this.samples = samples(cells[4]);
    String[] means = cells[5].split(":", 2);
    this.finding = means[0].equals("-") ? Optional.empty() : Optional.of(finding(means[0]));
    this.variant = means.length > 1 ? Optional.of(means[1]) : Optional.empty();
    this.setting = text(cells[6]);
    this.note = text(cells[7]);
    this.source = cells[8];
  }

  /**
   * Reads a row.
   *
   * @param line its number in the file, from 1
   * @throws IllegalArgumentException when it has too few columns or names what does not exist
   */
  static ReplyRow parse(int line, String row) {
    String[] cells = row.split("\t", -1);
    if (cells.length != COLUMNS || !CODE.matcher(cells[0]).matches()) {
      throw new IllegalArgumentException("replies.tsv line " + line + ": " + row);
    }
    return new ReplyRow(line, cells);
  }

  /** The samples in a column: texts separated by a vertical bar between blanks. */
  static List<String> samples(String column) {
    return List.of(column.split(" \\| "));
  }

  private static FindingId finding(String id) {
    return FindingId.of(id)
        .orElseThrow(() -> new IllegalArgumentException("no such finding: " + id));
  }

  private static Optional<String> text(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
  }

  /** Whether a column {@code code} holds a code, given by its digits. */
  static boolean codeFits(String column, String digits) {
    if (column.equals(digits)) {
      return true;
    }
    for (String pattern : column.split(",")) {
      if (pattern.equals("*") || fits(pattern, digits)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String pattern, String digits) {
    if (pattern.length() != digits.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) != '.' && pattern.charAt(i) != digits.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean meets(ReplyContext context) {
    if (!meetsFamily(context.family())) {
      return false;
    }
    for (Occasion occasion : occasions) {
      if (occasion.meets(context)) {
        return true;
      }
    }
    return false;
  }

  private boolean meetsFamily(Optional<String> family) {
    if (product.equals("*")) {
      return true;
    }
    if (family.isEmpty()) {
      return !known;
    }
    // A server known by its parent's name only may still be this one, if the wording is its own.
    return Lineage.descends(family.get(), product)
        || (!known && Lineage.descends(product, family.get()));
  }

  boolean matches(String text) {
    return read(text).find();
  }

  /** The row's expression set to a text. */
  Matcher read(String text) {
    Pattern p = pattern;
    if (p == null) {
      p =
          Pattern.compile(
              regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);
      pattern = p;
    }
    return p.matcher(text);
  }

  /** Its line in the file, from 1. */
  public int line() {
    return line;
  }

  /** The codes, with dots for any digit, separated by commas; {@code *} for every code. */
  public String code() {
    return code;
  }

  /** The column {@code after} as written. */
  public String after() {
    return after;
  }

  /** The family whose wording this is; {@code *} for a wording of no product. */
  public String product() {
    return product;
  }

  /** Whether the row asks for a server known to be of its family: others say the same. */
  public boolean asksForProduct() {
    return known;
  }

  /** Whether the row asks for no words: it knows the code alone. */
  public boolean anyText() {
    return regex.equals("\\A"); // "^" would find no line in an empty text
  }

  /** The expression searched in the reply's text; {@code ^} and {@code $} stand at every line. */
  public String regex() {
    return regex;
  }

  /** What servers say that is meant by the row, word for word. */
  public List<String> samples() {
    return samples;
  }

  /** What it means; empty when there is nothing to find. */
  public Optional<FindingId> finding() {
    return finding;
  }

  /**
   * What it means at that moment: the same words mean another thing where a directory or another
   * kind of user is spoken of.
   */
  public Optional<FindingId> finding(ReplyContext context) {
    return finding.map(id -> inPlace(id, context));
  }

  private static FindingId inPlace(FindingId id, ReplyContext context) {
    return switch (id) {
      case LOGIN_REJECTED ->
          context.flags().contains(Flag.ANONYMOUS) ? FindingId.ANONYMOUS_REFUSED : id;
      case FILE_NOT_FOUND ->
          meansDirectory(Verb.of(context.after())) ? FindingId.DIRECTORY_MISSING : id;
      case TLS_REQUIRED -> context.flags().contains(Flag.TLS) ? FindingId.TLS_DATA_REQUIRED : id;
      default -> id;
    };
  }

  /** Whether what is missing after a command is a directory, and not the file that it names. */
  private static boolean meansDirectory(Verb verb) {
    return verb.writes() || verb.lists() || verb == Verb.CWD || verb == Verb.XCWD;
  }

  /** Which of the explanations of its finding fits best, where there are several. */
  public Optional<String> variant() {
    return variant;
  }

  /** Whether it says no without saying why: what else the reply says may. */
  boolean refuses() {
    return anyText() || finding.filter(FindingId::refuses).isPresent();
  }

  /** Whether a part of its wording may be anything. */
  boolean varies() {
    return regex.contains(".{");
  }

  /** Whether it is a sentence from its first word on. */
  boolean isWholeSentence() {
    return regex.startsWith("^") && regex.length() > 1 && Character.isLetter(regex.charAt(1));
  }

  /** The line of the server's configuration that mends just this; several are joined by "; ". */
  public Optional<String> setting() {
    return setting;
  }

  /** The key of one more sentence of explanation (in the words under {@code note.}). */
  public Optional<String> note() {
    return note;
  }

  /** Where the wording was taken from. */
  public String source() {
    return source;
  }
}
