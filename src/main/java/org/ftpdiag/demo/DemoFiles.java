package org.ftpdiag.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * The files of one demo server, in memory. Paths are absolute and normal ({@code /pub/a.txt}). Safe
 * for several threads; at most {@value #CAPACITY} bytes in {@value #MOST} entries.
 */
public final class DemoFiles {
  static final int CAPACITY = 64 << 20;
  static final int MOST = 2000;
  private static final int BIG = 1 << 20;
  private static final int BLOCK = 4096;
  private static final Instant STOCKED = Instant.parse("2026-01-15T09:30:00Z");

  /**
   * One file or directory.
   *
   * @param path in wire form, one char a byte
   * @param content null for a directory; never written to
   */
  record Entry(String path, byte[] content, Instant modified) {
    boolean directory() {
      return content == null;
    }

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    long size() {
      return directory() ? 0 : content.length;
    }
  }

  private final TreeMap<String, Entry> entries = new TreeMap<>();
  private final long capacity;
  private final Naming naming;

  /** What becomes of the names that clients give. */
  enum Naming {
    KEPT,
    /** Unicode's form D, as on HFS+. */
    DECOMPOSED,
    /** Small letters, as on old file systems. */
    SMALL;

    String of(String path) {
      String shown = WireText.shown(path);
      return switch (this) {
        case KEPT -> path;
        case DECOMPOSED -> WireText.of(Normalizer.normalize(shown, Normalizer.Form.NFD));
        case SMALL -> WireText.of(shown.toLowerCase(Locale.ROOT));
      };
    }
  }

  /**
   * @param free bytes that can be stored besides what is there from the start
   */
  DemoFiles(long free, Naming naming) {
    this.naming = naming;
    stock("/", null);
    stock("/hello.txt", "Hello from the ftpdiag demo server.\n".getBytes(UTF_8));
    stock("/pub", null);
    stock("/pub/README", "Files to download.\nThis is the second line.\n".getBytes(UTF_8));
    stock("/pub/gr\u00fc\u00dfe.txt", "Gr\u00fc\u00dfe\n".getBytes(UTF_8));
    stock("/pub/empty", new byte[0]);
    stock("/incoming", null);
    stock("/pub/1MiB.bin", big());
    capacity = free + used();
  }

  /** The bytes of a file; empty when there is no such file. */
  public Optional<byte[]> read(String path) {
    return find(WireText.of(path)).filter(e -> !e.directory()).map(e -> e.content().clone());
  }

  /** The names in a directory, sorted; empty when there is no such directory. */
  public List<String> names(String directory) {
    return list(WireText.of(directory)).stream().map(e -> WireText.shown(e.name())).toList();
  }

  /** Puts a file into a directory that exists, in place of one that may be there. */
  public void write(String path, byte[] content) {
    if (!put(WireText.of(path), content.clone(), Instant.now())) {
      throw new IllegalStateException("full, or no such directory: " + path);
    }
  }

  synchronized Optional<Entry> find(String path) {
    return Optional.ofNullable(entries.get(naming.of(path)));
  }

  synchronized List<Entry> list(String directory) {
    List<Entry> found = new ArrayList<>();
    for (Entry e : entries.values()) {
      if (!e.path().equals("/") && parent(e.path()).equals(directory)) {
        found.add(e);
      }
    }
    return found;
  }

  /** How many more bytes there is room for. */
  synchronized long room() {
    return capacity - used();
  }

  private long used() {
    return entries.values().stream().mapToLong(Entry::size).sum();
  }

  /** Whether it was done: not without a parent, over a directory or beyond the bounds. */
  synchronized boolean put(String given, byte[] content, Instant modified) {
    String path = naming.of(given);
    Entry old = entries.get(path);
    Entry parent = entries.get(parent(path));
    if (old != null && (old.directory() || content == null)
        || parent == null
        || !parent.directory()
        || entries.size() >= MOST
        || content != null && content.length > room() + (old == null ? 0 : old.size())) {
      return false;
    }
    entries.put(path, new Entry(path, content, modified));
    return true;
  }

  /** Whether it was there and, for a directory, empty. */
  synchronized boolean remove(String given, boolean directory) {
    String path = naming.of(given);
    Entry e = entries.get(path);
    if (e == null
        || e.directory() != directory
        || path.equals("/")
        || directory && !list(path).isEmpty()) {
      return false;
    }
    entries.remove(path);
    return true;
  }

  /** Whether it was done; a directory moves with all that is in it. */
  synchronized boolean rename(String from, String to) {
    if (!entries.containsKey(from)
        || from.equals("/")
        || entries.containsKey(to)
        || to.startsWith(from + "/")
        || find(parent(to)).filter(Entry::directory).isEmpty()) {
      return false;
    }
    for (Entry e : List.copyOf(entries.values())) {
      if (e.path().equals(from) || e.path().startsWith(from + "/")) {
        entries.remove(e.path());
        String path = to + e.path().substring(from.length());
        entries.put(path, new Entry(path, e.content(), e.modified()));
      }
    }
    return true;
  }

  /** A path seen from a directory, without {@code .}, {@code ..} and double slashes. */
  static String resolve(String directory, String path) {
    List<String> parts = new ArrayList<>();
    for (String part : (path.startsWith("/") ? path : directory + "/" + path).split("/")) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.remove(parts.size() - 1);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private void stock(String path, byte[] content) {
    String wire = naming.of(WireText.of(path));
    entries.put(wire, new Entry(wire, content, STOCKED));
  }

  /** One random block over and over, numbered, so that no two are equal and it is made fast. */
  private static byte[] big() {
    byte[] block = new byte[BLOCK];
    new Random(959).nextBytes(block);
    byte[] big = new byte[BIG];
    for (int at = 0; at < BIG; at += BLOCK) {
      System.arraycopy(block, 0, big, at, BLOCK);
      big[at] = (byte) (at / BLOCK);
    }
    return big;
  }
}
