package org.ftpdiag.wire;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.Resolution.Outcome;

/** Looks names up, within a limit of time each. Thread-safe. */
public final class Resolver {
  // glibc's words for EAI_AGAIN, EAI_FAIL and EAI_SYSTEM, and their translations.
  private static final Pattern UNAVAILABLE =
      Pattern.compile(
          "temp[oöó]r|tijdelijk|tymczasow|midlertidig|átmeneti|ideiglenes|dočasn|přechodn|väliaika"
              + "|tilapäi|geçici|времен|тимчас|一時|暂时|暫時|try again|non-recoverable"
              + "|unrecoverable|system error|servfail");

  /** A name server that answers "no such name" answers soon; one that is silent takes 5 s. */
  private static final double SILENCE_MS = 4_000;

  /** Lookups at once at most: the system's resolver cannot be told to give up. */
  private static final int MOST = 64;

  private final Source source;
  private final ThreadPoolExecutor threads;
  private final Optional<Resolution> known;

  /**
   * @param source not asked for a literal address
   */
  public Resolver(Source source) {
    this.source = source;
    known = Optional.empty();
    threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            lookup -> {
              Thread thread = new Thread(lookup, "resolver");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  private Resolver(Resolver asked, Resolution known) {
    this.source = asked.source;
    this.threads = asked.threads;
    this.known = Optional.of(known);
  }

  /** The same that has the answer for a name already. */
  Resolver knowing(Resolution answer) {
    return new Resolver(this, answer);
  }

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
   */
  public Resolution resolve(String host, Family family, Ticker ticker, Deadline limit) {
    if (known.isPresent() && known.get().host().filter(host::equals).isPresent()) {
      return known.get();
    }
    long began = ticker.nanos();
    if (host.isBlank()) {
      return failed(host, Outcome.NOT_FOUND, "", 0);
    }
    try {
      InetAddress[] all =
          isLiteral(host) ? new InetAddress[] {InetAddress.getByName(host)} : lookUp(host, limit);
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

  private InetAddress[] lookUp(String host, Deadline deadline)
      throws UnknownHostException, TimeoutException, InterruptedException {
    String ascii = ascii(host);
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> source.lookUp(ascii));
    threads.execute(task);
    try {
      while (true) {
        try {
          return task.get(Math.min(deadline.millisLeft(), TcpLink.SLICE_MS), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (deadline.passed()) {
            throw e;
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      task.cancel(false); // one that has not begun yet need not
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
