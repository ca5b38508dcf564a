package org.ftpdiag.wire;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.wire.tls.TrustStores;

/**
 * What probes take from the machine that they run on. One serves any number of them at once.
 *
 * @param ticker the time of waits
 * @param wall the date
 * @param random made when it is needed: its providers take 12 ms to load
 */
public record Platform(
    Ticker ticker,
    InstantSource wall,
    Supplier<RandomGenerator> random,
    Resolver resolver,
    Sockets sockets,
    TrustStores trust)
    implements Closeable {

  /**
   * This machine.
   *
   * @param java Java's system properties, which say where its trust store is
   */
  public static Platform of(Properties java) {
    return of(java, 1);
  }

  /**
   * This machine, for many probes at once.
   *
   * @param parallel about how many
   */
  public static Platform of(Properties java, int parallel) {
    return new Platform(
        Ticker.SYSTEM,
        InstantSource.system(),
        SecureRandom::new,
        new Resolver(Resolver.Source.SYSTEM),
        new Sockets(parallel),
        new TrustStores(java));
  }

  /** The same with other names. */
  public Platform resolving(Resolver.Source names) {
    return new Platform(ticker, wall, random, new Resolver(names), sockets, trust);
  }

  /** The same where a name was looked up already: who asks for it again gets that answer. */
  public Platform resolved(Resolution known) {
    return new Platform(ticker, wall, random, resolver.knowing(known), sockets, trust);
  }

  /** Lets go of what its connections share. */
  @Override
  public void close() {
    try {
      sockets.close();
    } catch (IOException gone) {
      // close(2) frees the descriptor whatever it answers; nothing is left to be done or told.
      return;
    }
  }
}
