package org.ftpdiag.wire;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;

/** A link whose every read lets the server send another byte. */
final class DrippingLink implements Link {
  private final Link link;
  private final Semaphore drops;

  DrippingLink(Link link, Semaphore drops) {
    this.link = link;
    this.drops = drops;
  }

  @Override
  public int read(ByteBuffer into, Deadline deadline) throws WireException {
    drops.release();
    return link.read(into, deadline);
  }

  @Override
  public int readNow(ByteBuffer into) throws WireException {
    drops.release();
    return link.readNow(into);
  }

  @Override
  public void write(ByteBuffer from, Deadline deadline) throws WireException {
    link.write(from, deadline);
  }

  @Override
  public void endOutput(Deadline deadline) throws WireException {
    link.endOutput(deadline);
  }

  @Override
  public boolean orderlyEnd() {
    return link.orderlyEnd();
  }

  @Override
  public InetSocketAddress local() {
    return link.local();
  }

  @Override
  public InetSocketAddress remote() {
    return link.remote();
  }

  @Override
  public void close() {
    link.close();
  }
}
