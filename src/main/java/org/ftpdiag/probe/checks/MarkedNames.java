package org.ftpdiag.probe.checks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ftpdiag.wire.ByteSink;

/** Picks the names out of a listing by MLSD or NLST that have a mark in them; bounded. */
final class MarkedNames implements ByteSink {
  private static final int LONGEST = 4096;
  private static final int MOST = 100;

  private final String mark;
  private final boolean facts;
  private final Charset charset;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> names = new ArrayList<>();

  /**
   * @param facts whether MLSD is read (RFC 3659 section 7), whose lines begin with facts
   */
  MarkedNames(String mark, boolean facts, Charset charset) {
    this.charset = charset;
    this.mark = mark.toLowerCase(Locale.ROOT);
    this.facts = facts;
  }

  @Override
  public void accept(ByteBuffer chunk) {
    while (chunk.hasRemaining()) {
      byte b = chunk.get();
      if (b == '\n') {
        ended();
      } else if (line.size() < LONGEST) {
        line.write(b);
      }
    }
  }

  @Override
  public void ended() {
    String text = line.toString(charset).replaceFirst("\r$", "");
    line.reset();
    int blank = text.indexOf(' ');
    String path = facts && blank >= 0 ? text.substring(blank + 1) : text;
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.toLowerCase(Locale.ROOT).startsWith(mark) && names.size() < MOST) {
      names.add(name);
    }
  }

  /** What has come so far. */
  List<String> names() {
    return List.copyOf(names);
  }
}
