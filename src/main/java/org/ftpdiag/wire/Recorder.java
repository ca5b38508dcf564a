package org.ftpdiag.wire;

import java.util.ArrayList;
import java.util.List;
import org.ftpdiag.model.ProbeListener;
import org.ftpdiag.model.Secret;
import org.ftpdiag.model.seen.Transcript;
import org.ftpdiag.model.seen.Transcript.Channel;
import org.ftpdiag.model.seen.Transcript.Entry;
import org.ftpdiag.model.seen.Transcript.Kind;

/** Writes the transcript, as long as there is room, and tells the listener. Thread-safe. */
public final class Recorder {
  /** Entries at most; the last one says that there are no more. */
  public static final int MAX_ENTRIES = 20_000;

  /** Characters of an entry at most. */
  public static final int MAX_TEXT = 2_000;

  /** Characters of all entries at most: a probe keeps to 64 MiB of memory. */
  public static final int MAX_ALL = 2 << 20;

  private final Ticker ticker;
  private final ProbeListener listener;
  private final long began;
  private final List<Entry> entries = new ArrayList<>();
  private int characters;
  private boolean full;
  private final SecretMask secrets = new SecretMask();

  /** Begins to count the time now. */
  public Recorder(Ticker ticker, ProbeListener listener) {
    this.ticker = ticker;
    this.listener = listener;
    this.began = ticker.nanos();
  }

  /** What hides the secrets that were sent, in all that this probe reads from then on. */
  SecretMask secrets() {
    return secrets;
  }

  /** A secret that is going to be sent, if all goes well. */
  public void expect(Secret secret) {
    secrets.expect(secret.reveal());
  }

  /**
   * Text that was read elsewhere than on the control connection, such as a listing, without the
   * secrets that were sent.
   */
  public String masked(String text) {
    return secrets.text(text);
  }

  /** Milliseconds since the probe began. */
  public double atMs() {
    return (ticker.nanos() - began) / 1e6;
  }

  /** Likewise for text that may have been cut off in the middle of a secret. */
  public String maskedBeginning(String text) {
    return secrets.cut(text);
  }

  /** A command, with its secrets masked already. */
  public void sent(Channel channel, String masked) {
    add(channel, Kind.SENT, masked);
  }

  /** One line of a reply. */
  public void received(Channel channel, String line) {
    add(channel, Kind.RECEIVED, line);
  }

  /** Something that happened, such as {@code connected 192.0.2.1:21}. */
  public void event(Channel channel, String text) {
    add(channel, Kind.EVENT, text);
  }

  private synchronized void add(Channel channel, Kind kind, String text) {
    if (full) {
      return;
    }
    characters += Math.min(text.length(), MAX_TEXT);
    full = entries.size() == MAX_ENTRIES - 1 || characters > MAX_ALL;
    Entry entry =
        full
            ? new Entry(atMs(), channel, Kind.EVENT, "transcript full")
            : new Entry(
                atMs(), channel, kind, bounded(kind == Kind.EVENT ? secrets.text(text) : text));
    entries.add(entry);
    listener.line(entry);
  }

  private static String bounded(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
  }

  /** What has been written so far. */
  public synchronized Transcript transcript() {
    return new Transcript(entries);
  }
}
