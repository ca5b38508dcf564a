package org.ftpdiag.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.ftpdiag.model.Family;
import org.ftpdiag.model.seen.Resolution;
import org.ftpdiag.model.seen.Resolution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {
  private static final Deadline LIMIT = Deadline.in(Ticker.SYSTEM, Duration.ofMinutes(20));

  private static Resolution failing(String words) {
    return new Resolver(
            host -> {
              throw new UnknownHostException(host + ": " + words);
            })
        .resolve("ftp.example.org", Family.ANY, Ticker.SYSTEM, LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "::1", "0.0.0.0", "255.255.255.255"})
  void literalsAreNotLookedUp(String literal) throws Exception {
    Resolution r =
        new Resolver(
                host -> {
                  throw new AssertionError("looked up");
                })
            .resolve(literal, Family.ANY, Ticker.SYSTEM, LIMIT);
    assertEquals(Outcome.FOUND, r.outcome());
    assertEquals(List.of(InetAddress.getByName(literal)), r.addresses());
  }

  @Test
  void aScopeBelongsToALiteral() throws Exception {
    Resolution r =
        new Resolver(Resolver.Source.SYSTEM).resolve("fe80::1%1", Family.ANY, Ticker.SYSTEM, LIMIT);
    assertEquals(InetAddress.getByName("fe80::1%1"), r.addresses().get(0));
  }

  @Test
  void whatLooksLikeALiteralAndIsNoneIsLookedUp() {
    assertEquals(
        Outcome.NOT_FOUND,
        new Resolver(
                host -> {
                  throw new UnknownHostException(host);
                })
            .resolve("999.1.1.1", Family.ANY, Ticker.SYSTEM, LIMIT)
            .outcome());
    assertEquals(
        Outcome.NOT_FOUND,
        new Resolver(Resolver.Source.SYSTEM)
            .resolve("1:2:3", Family.ANY, Ticker.SYSTEM, LIMIT)
            .outcome());
    assertEquals(
        Outcome.NOT_FOUND,
        new Resolver(Resolver.Source.SYSTEM)
            .resolve("", Family.ANY, Ticker.SYSTEM, LIMIT)
            .outcome());
  }

  @Test
  void anUnknownNameIsNotFoundInTheWordsOfTheResolver() {
    Resolution r = failing("Name or service not known");
    assertEquals(Outcome.NOT_FOUND, r.outcome());
    assertEquals("Name or service not known", r.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Temporary failure in name resolution",
        "Échec temporaire dans la résolution du nom",
        "Temporärer Fehler bei der Namensauflösung",
        "Tijdelijke storing bij naamsherleiding",
        "Временный сбой в разрешении имен",
        "域名解析暂时失败",
        "Try again"
      })
  void aTemporaryFailureIsUnavailableInEveryLanguage(String words) {
    assertEquals(Outcome.UNAVAILABLE, failing(words).outcome());
  }

  @Test
  void aFailureThatTookLongIsUnavailable() {
    AtomicLong time = new AtomicLong();
    Resolution r =
        new Resolver(
                host -> {
                  time.addAndGet(Duration.ofSeconds(5).toNanos());
                  throw new UnknownHostException(host + ": Name or service not known");
                })
            .resolve("a.example", Family.ANY, time::get, LIMIT);
    assertEquals(Outcome.UNAVAILABLE, r.outcome());
    assertEquals(5_000, r.ms().getAsDouble());
  }

  @Test
  void aSilentResolverIsUnavailableAtTheLimit() {
    CountDownLatch never = new CountDownLatch(1);
    Deadline limit = Deadline.in(Ticker.SYSTEM, Duration.ofMillis(200));
    Resolution r =
        new Resolver(
                host -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    throw new UnknownHostException(host);
                  }
                  return new InetAddress[0];
                })
            .resolve("a.example", Family.ANY, Ticker.SYSTEM, limit);
    assertEquals(Outcome.UNAVAILABLE, r.outcome());
    assertTrue(limit.passed());
    never.countDown();
  }

  @Test
  void namesOutsideAsciiAreTranslated() throws Exception {
    InetAddress v4 = InetAddress.getByName("192.0.2.1");
    Resolution r =
        new Resolver(
                host -> host.equals("ftp.xn--mller-kva.example") ? new InetAddress[] {v4} : null)
            .resolve("ftp.müller.example", Family.ANY, Ticker.SYSTEM, LIMIT);
    assertEquals(List.of(v4), r.addresses());
    assertEquals(
        Outcome.NOT_FOUND,
        new Resolver(Resolver.Source.SYSTEM)
            .resolve("a..b", Family.ANY, Ticker.SYSTEM, LIMIT)
            .outcome());
  }

  @Test
  void theOtherFamilyIsExcluded() throws Exception {
    InetAddress v4 = InetAddress.getByName("192.0.2.1");
    InetAddress v6 = InetAddress.getByName("2001:db8::1");
    Resolution both =
        new Resolver(host -> new InetAddress[] {v6, v4, v6})
            .resolve("a.example", Family.IPV6, Ticker.SYSTEM, LIMIT);
    assertEquals(List.of(v6), both.addresses());
    assertEquals(List.of(v4), both.excluded());
    Resolution none =
        new Resolver(Resolver.Source.SYSTEM)
            .resolve("192.0.2.1", Family.IPV6, Ticker.SYSTEM, LIMIT);
    assertEquals(Outcome.NOT_FOUND, none.outcome());
    assertEquals(List.of(v4), none.excluded());
  }
}
