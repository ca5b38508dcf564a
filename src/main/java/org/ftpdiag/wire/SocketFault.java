package org.ftpdiag.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ftpdiag.model.seen.WireFault;
import org.ftpdiag.model.seen.WireFault.Kind;

/**
 * What an exception of the platform's sockets means. The one place that maps them. The messages are
 * strerror(3) in the user's language, so classes and times decide before words do.
 */
final class SocketFault {
  /** The kernel gives up a connect after 20 s at the earliest; a refusal takes a round trip. */
  private static final double KERNEL_TIME_OUT_MS = 15_000;

  private static final Pattern TIMED_OUT =
      Pattern.compile("tim(e|ed)[ -]?out|d[ée]lai|expir|zeit|tiempo|tempo|scadut");
  private static final Pattern UNREACHABLE =
      Pattern.compile("unreach|no route|is down|inaccess|pas accessible|nicht erreichbar");
  private static final Pattern RESET =
      Pattern.compile("reset|aborted|broken pipe|réinitialis|forcibly");
  private static final Pattern NOT_PERMITTED =
      Pattern.compile("permi|zugelassen|erlaubt|not supported|protocol|protokoll");
  private static final Pattern IN_USE = Pattern.compile("in use|utilis|verwendet");
  private static final Pattern LACKING =
      Pattern.compile(
          "too many open|buffer space|cannot allocate|trop de fichiers|zu viele|demasiados"
              + "|troppi|assign requested");

  private SocketFault() {}

  /**
   * A failed connect.
   *
   * @param ms how long it took
   */
  static WireFault connecting(Exception e, SocketAddress to, double ms) {
    String words = words(e);
    if (closed(e)) {
      return WireFault.of(Kind.CANCELLED, detail(e));
    }
    if (e instanceof ConnectException) {
      boolean late = TIMED_OUT.matcher(words).find() || ms > KERNEL_TIME_OUT_MS;
      return WireFault.of(late ? Kind.TIMED_OUT : Kind.REFUSED, detail(e));
    }
    if (e instanceof NoRouteToHostException || e instanceof RuntimeException) {
      // A RuntimeException: the address family is not supported by this machine.
      return WireFault.of(Kind.UNREACHABLE, detail(e));
    }
    if (e instanceof BindException) {
      // EACCES, for IPv6 ICMPv6 "administratively prohibited" (RFC 4443 section 3.1), and
      // EADDRNOTAVAIL: the lack of a free port of our own (connect(2)), or of an address of our own
      // that could go there.
      if (NOT_PERMITTED.matcher(words).find()) {
        return WireFault.of(isIpv6(to) ? Kind.UNREACHABLE : Kind.LOCAL, detail(e));
      }
      boolean addressed = !isIpv6(to) || hasAddressFor(to);
      return WireFault.of(addressed ? Kind.EXHAUSTED : Kind.UNREACHABLE, detail(e));
    }
    if (RESET.matcher(words).find()) {
      return WireFault.of(Kind.RESET, detail(e));
    }
    if (NOT_PERMITTED.matcher(words).find()) {
      return WireFault.of(Kind.LOCAL, detail(e));
    }
    return WireFault.of(
        LACKING.matcher(words).find() ? Kind.EXHAUSTED : Kind.UNREACHABLE, detail(e));
  }

  /** A failure to open, bind or listen. */
  static WireFault local(Exception e) {
    if (closed(e)) {
      return WireFault.of(Kind.CANCELLED, detail(e));
    }
    // socket(2) and epoll_create(2) fail for a ban or a lack. bind(2) to any port fails because the
    // address is not this machine's, or because no port is free.
    boolean refused =
        NOT_PERMITTED.matcher(words(e)).find()
            || e instanceof BindException && !IN_USE.matcher(words(e)).find();
    return WireFault.of(refused ? Kind.LOCAL : Kind.EXHAUSTED, detail(e));
  }

  /** A failure to read or write on a connection that had been established. */
  static WireFault connected(Exception e) {
    String words = words(e);
    if (closed(e)) {
      return WireFault.of(Kind.CANCELLED, detail(e));
    }
    if (e instanceof NoRouteToHostException || UNREACHABLE.matcher(words).find()) {
      return WireFault.of(Kind.UNREACHABLE, detail(e));
    }
    if (LACKING.matcher(words).find()) {
      // Waiting for it opens what is selected with: this machine has no descriptor for that.
      return WireFault.of(Kind.EXHAUSTED, detail(e));
    }
    // ETIMEDOUT: what was sent has not been acknowledged for many minutes.
    boolean late = TIMED_OUT.matcher(words).find() && !RESET.matcher(words).find();
    return WireFault.of(late ? Kind.TIMED_OUT : Kind.RESET, detail(e));
  }

  private static boolean closed(Exception e) {
    return e instanceof AsynchronousCloseException
        || e instanceof ClosedChannelException
        || e instanceof ClosedSelectorException
        || e instanceof CancelledKeyException;
  }

  /** Whether this machine has an address from which it could send there; nothing is sent. */
  private static boolean hasAddressFor(SocketAddress to) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(to);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isIpv6(SocketAddress to) {
    return to instanceof java.net.InetSocketAddress a
        && a.getAddress() instanceof java.net.Inet6Address;
  }

  private static String words(Exception e) {
    return e instanceof IOException && e.getMessage() != null
        ? e.getMessage().toLowerCase(Locale.ROOT)
        : "";
  }

  private static String detail(Exception e) {
    return e.getMessage() == null || e.getMessage().isBlank()
        ? e.getClass().getSimpleName()
        : e.getMessage();
  }
}
