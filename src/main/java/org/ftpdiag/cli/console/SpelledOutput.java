package org.ftpdiag.cli.console;

import java.io.Flushable;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** An output that spells text as its charset can. */
public final class SpelledOutput implements Appendable, Flushable {
  private final PrintStream to;
  private final Charset charset;

  public SpelledOutput(PrintStream to, Charset charset) {
    this.to = to;
    this.charset = charset;
  }

  @Override
  public SpelledOutput append(CharSequence text) {
    to.append(Spelling.in(charset, String.valueOf(text)));
    return this;
  }

  @Override
  public SpelledOutput append(CharSequence text, int start, int end) {
    return append(String.valueOf(text).subSequence(start, end));
  }

  @Override
  public SpelledOutput append(char c) {
    return append(String.valueOf(c));
  }

  @Override
  public void flush() {
    to.flush();
  }
}
