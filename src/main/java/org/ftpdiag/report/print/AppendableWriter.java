package org.ftpdiag.report.print;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** An Appendable as a Writer. Closing and flushing are left to whoever owns the Appendable. */
public final class AppendableWriter extends Writer {
  private final Appendable out;

  public AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    if (out instanceof StringBuilder b) {
      b.append(chars, offset, length); // at once, rather than by the character
    } else {
      out.append(CharBuffer.wrap(chars, offset, length));
    }
  }

  @Override
  public void flush() {
    // Nothing is held here.
  }

  @Override
  public void close() {
    // Not ours to close.
  }
}
