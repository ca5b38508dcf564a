package org.ftpdiag.wire;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ftpdiag.model.seen.Listing;
import org.ftpdiag.model.seen.ReplyAnomaly;

/**
 * Reads a directory listing as it comes, in constant memory: finds the format that fits the first
 * lines, counts what it understands, keeps the first few things that are odd.
 */
public final class ListingReader implements ByteSink {
  private static final AtomicBoolean WARM = new AtomicBoolean();

  private static final int MAX_LINE = 4_096;
  private static final int MAX_SHOWN = 200;
  private static final int FIRST_LINES = 200;
  private static final int KEPT = 5;

  private final Consumer<ListedEntry> observer;
  private final boolean mlsd;
  private final boolean names;
  private final UnaryOperator<String> mask;
  private final Charset charset;
  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private boolean tooLong;
  private List<Line> first = new ArrayList<>();
  private Optional<ListingDialect> dialect = Optional.empty();
  private int lines;
  private int parsed;
  private int dots;
  private final List<String> unparsed = new ArrayList<>();
  private final List<String> undecodable = new ArrayList<>();
  private final List<String> sample = new ArrayList<>();
  private final List<String> links = new ArrayList<>();

  private record Line(String text, boolean utf8) {}

  /**
   * @param mlsd whether the listing answers MLSD (RFC 3659 section 7) rather than LIST
   */
  public ListingReader(boolean mlsd) {
    this(mlsd, false, UnaryOperator.identity(), StandardCharsets.UTF_8, entry -> {});
  }

  private ListingReader(
      boolean mlsd,
      boolean names,
      UnaryOperator<String> mask,
      Charset charset,
      Consumer<ListedEntry> observer) {
    this.charset = charset;
    this.observer = observer;
    this.mlsd = mlsd;
    this.names = names;
    this.mask = mask;
  }

  /**
   * Of the answer to a command: LIST, MLSD, or NLST, which sends a name a line.
   *
   * @param mask takes secrets out of what is kept of it
   * @param charset that of names; empty for UTF-8
   */
  public static ListingReader of(
      String verb, UnaryOperator<String> mask, Optional<Charset> charset) {
    return of(verb, mask, charset, entry -> {});
  }

  /** Likewise, telling each entry, of which names may be anything, as it is read. */
  public static ListingReader of(
      String verb,
      UnaryOperator<String> mask,
      Optional<Charset> charset,
      Consumer<ListedEntry> observer) {
    return new ListingReader(
        verb.equals("MLSD"),
        verb.equals("NLST"),
        mask,
        charset.orElse(StandardCharsets.UTF_8),
        observer);
  }

  /**
   * Begins to load the parsers in the background: it takes some 40 ms, in which a session that
   * waits for its server has nothing else to do. Once a process.
   */
  public static void warm() {
    if (WARM.getAndSet(true)) {
      return;
    }
    Thread loader =
        new Thread(
            () -> {
              ListingReader reader = new ListingReader(false);
              reader.accept(
                  ByteBuffer.wrap(
                      "-rw-r--r-- 1 ftp ftp 1 Jan 01 00:00 a\r\n"
                          .getBytes(StandardCharsets.US_ASCII)));
              reader.finish("");
            },
            "listing-parsers");
    loader.setDaemon(true);
    loader.start();
  }

  @Override
  public void accept(ByteBuffer chunk) {
    while (chunk.hasRemaining()) {
      byte b = chunk.get();
      if (b == '\n') {
        endOfLine();
      } else if (length < MAX_LINE) {
        line[length++] = b;
      } else {
        tooLong = true;
      }
    }
  }

  private void endOfLine() {
    while (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    Set<ReplyAnomaly> anomalies = EnumSet.noneOf(ReplyAnomaly.class);
    String text = LineDecoder.decode(line, length, charset, anomalies);
    boolean dropped = tooLong;
    length = 0;
    tooLong = false;
    Line whole = new Line(text, anomalies.isEmpty());
    if (dropped) {
      unknown(whole);
    } else if (first == null) {
      read(whole);
    } else {
      first.add(whole);
      if (first.size() == FIRST_LINES) {
        chooseDialect();
      }
    }
  }

  @Override
  public void ended() {
    if (length > 0) {
      endOfLine();
    }
    if (first != null) {
      chooseDialect();
    }
  }

  private void chooseDialect() {
    List<Line> held = first;
    first = null;
    dialect =
        names
            ? Optional.empty()
            : ListingDialect.fitting(held.stream().map(Line::text).toList(), mlsd);
    held.forEach(this::read);
  }

  private void read(Line line) {
    if (names) {
      if (!line.text().isBlank()) {
        entry(ListedEntry.named(line.text()), line.utf8());
      }
      return;
    }
    if (dialect.isEmpty()) {
      if (!ListingDialect.isNoEntry(line.text())) {
        unknown(line);
      }
      return;
    }
    ListingDialect.Reading reading = dialect.get().read(line.text());
    switch (reading.kind()) {
      case ENTRY -> {
        entry(reading.entry().orElseThrow(), line.utf8());
        link(line, reading.entry().orElseThrow());
      }
      case UNKNOWN -> unknown(line);
      case NO_ENTRY -> {}
    }
  }

  private void entry(ListedEntry entry, boolean utf8) {
    lines++;
    parsed++;
    observer.accept(entry);
    String name = entry.name();
    String readable = name;
    if (!utf8) {
      // The line was read as ISO-8859-1, so the bytes of the name are its characters.
      byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
      Set<ReplyAnomaly> anomalies = EnumSet.noneOf(ReplyAnomaly.class);
      readable = LineDecoder.decode(bytes, bytes.length, charset, anomalies);
      if (!anomalies.isEmpty()) {
        readable = Escape.all(mask.apply(name));
        keep(undecodable, readable);
      }
    }
    if (name.equals(".") || name.equals("..")) {
      dots++;
    } else {
      keep(sample, Escape.controls(mask.apply(readable)));
    }
  }

  /** A symbolic link in the form of ls, whose name can be sent as it is. */
  private void link(Line line, ListedEntry entry) {
    String name = entry.name();
    // A name that holds a secret must not be sent back by those who try links.
    boolean sendable =
        line.utf8()
            && name.chars().noneMatch(Character::isISOControl)
            && mask.apply(name).equals(name);
    if (line.text().startsWith("l") && sendable && links.size() < KEPT) {
      links.add(name);
    }
  }

  /** The first few symbolic links, where the format tells them; not escaped. */
  public List<String> links() {
    return List.copyOf(links);
  }

  /**
   * How many entries the directory has: lines that were due to be ones, itself and its parent not
   * counted.
   */
  public int entries() {
    return lines - dots;
  }

  private void unknown(Line line) {
    lines++;
    String text = mask.apply(line.text());
    keep(unparsed, line.utf8() ? Escape.controls(text) : Escape.all(text));
  }

  private static void keep(List<String> list, String text) {
    if (list.size() < KEPT) {
      list.add(text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN - 1) + "…");
    }
  }

  /**
   * Ends the listing. A last line without a line end counts.
   *
   * @param path the directory, for the record
   */
  public Listing finish(String path) {
    ended();
    dialect
        .map(ListingDialect::rest)
        .filter(rest -> !rest.isEmpty())
        .ifPresent(rest -> unknown(new Line(rest, true)));
    return new Listing(
        path,
        names ? "NLST" : dialect.map(ListingDialect::name).orElse(""),
        lines,
        parsed,
        List.copyOf(unparsed),
        List.copyOf(undecodable),
        List.copyOf(sample));
  }
}
