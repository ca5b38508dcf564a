package org.ftpdiag.wire;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.Resolution.Outcome;

/** Looks a name up, within a limit of time. */
public final class Resolver {
  // glibc's words for EAI_AGAIN, EAI_FAIL and EAI_SYSTEM, and their translations.
  private static final Pattern UNAVAILABLE =
      Pattern.compile(
          "temp[oöó]r|tijdelijk|tymczasow|midlertidig|átmeneti|ideiglenes|dočasn|přechodn|väliaika"
              + "|tilapäi|geçici|времен|тимчас|一時|暂时|暫時|try again|non-recoverable"
              + "|unrecoverable|system error|servfail");

  /** A name server that answers "no such name" answers soon; one that is silent takes 5 s. */
  private static final double SILENCE_MS = 4_000;

  static {
    // A diagnosis wants today's answer, and a cached failure has lost the resolver's words.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  private Resolver() {}

  /** How names are looked up; tests pass their own. */
  @FunctionalInterface
  public interface Source {
    /** The system's resolver. */
    Source SYSTEM = InetAddress::getAllByName;

    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  /**
   * Resolves a name or a literal address (IPv4, IPv6, with a scope too). Never throws.
   *
   * @param limit when the resolver counts as UNAVAILABLE
   * @param source not asked for a literal address
   */
  public static Resolution resolve(
      String host, Family family, Ticker ticker, Deadline limit, Source source) {
    long began = ticker.nanos();
    if (host.isBlank()) {
      return failed(host, Outcome.NOT_FOUND, "", 0);
    }
    try {
      InetAddress[] all =
          isLiteral(host)
              ? new InetAddress[] {InetAddress.getByName(host)}
              : lookUp(host, limit, source);
      return sorted(host, family, all, ms(ticker, began));
    } catch (UnknownHostException e) {
      double ms = ms(ticker, began);
      String words = words(e, host);
      boolean silent = ms > SILENCE_MS;
      boolean temporary = UNAVAILABLE.matcher(words.toLowerCase(Locale.ROOT)).find();
      return failed(host, silent || temporary ? Outcome.UNAVAILABLE : Outcome.NOT_FOUND, words, ms);
    } catch (TimeoutException e) {
      return failed(host, Outcome.UNAVAILABLE, "", ms(ticker, began));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(host, Outcome.UNAVAILABLE, "interrupted", ms(ticker, began));
    }
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || Addresses.literal(host).isPresent();
  }

  private static InetAddress[] lookUp(String host, Deadline deadline, Source source)
      throws UnknownHostException, TimeoutException, InterruptedException {
    String ascii = ascii(host);
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> source.lookUp(ascii));
    Thread thread = new Thread(task, "resolver");
    thread.setDaemon(true);
    thread.start();
    try {
      while (!task.isDone() && !deadline.passed()) {
        thread.join(Math.min(deadline.millisLeft(), TcpLink.SLICE_MS));
      }
      return task.get(0, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The name as it goes over the wire (RFC 5891): the platform does not translate it. */
  private static String ascii(String host) throws UnknownHostException {
    if (host.chars().allMatch(c -> c < 128)) {
      return host; // the tables of IDN take long to load
    }
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      throw new UnknownHostException(e.getMessage());
    }
  }

  private static Resolution sorted(String host, Family family, InetAddress[] all, double ms) {
    List<InetAddress> addresses = new ArrayList<>();
    List<InetAddress> excluded = new ArrayList<>();
    for (InetAddress address : all) {
      boolean wanted =
          family == Family.ANY || (family == Family.IPV4) == (address instanceof Inet4Address);
      List<InetAddress> list = wanted ? addresses : excluded;
      if (!list.contains(address)) {
        list.add(address);
      }
    }
    Outcome outcome = addresses.isEmpty() ? Outcome.NOT_FOUND : Outcome.FOUND;
    return new Resolution(host, outcome, List.copyOf(addresses), List.copyOf(excluded), "", ms);
  }

  private static Resolution failed(String host, Outcome outcome, String detail, double ms) {
    return new Resolution(host, outcome, List.of(), List.of(), detail, ms);
  }

  /** The resolver's own words, without the name that the platform puts before them. */
  private static String words(UnknownHostException e, String host) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return message.startsWith(host + ": ") ? message.substring(host.length() + 2) : message;
  }

  private static double ms(Ticker ticker, long began) {
    return (ticker.nanos() - began) / 1e6;
  }
}
