package org.ftpdiag.scripted;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ftpdiag.Probes;
import org.ftpdiag.cli.DemoOrders;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.diagnose.Diagnoser;
import org.ftpdiag.model.Diagnosis;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.report.ExitCode;
import org.ftpdiag.report.FailOn;

/**
 * A process that probes the servers of a {@link DemoFarm} over and over, many at once, and prints
 * what it took as {@code name=number}.
 */
final class ManyProbes {
  private static final int SAMPLE_MS = 5;
  private static final int SETTLE_TRIES = 1000;

  private ManyProbes() {}

  /** Arguments: how many, how many at once, and each server as {@code scenario:port}. */
  public static void main(String[] args) throws InterruptedException {
    int count = Integer.parseInt(args[0]);
    int atOnce = Integer.parseInt(args[1]);
    List<ProbeRequest> requests =
        Arrays.stream(args).skip(2).map(server -> request(server.split(":"))).toList();
    for (ProbeRequest request : requests) {
      probe(request); // what is loaded once is there afterwards
    }
    int descriptors = descriptors();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger most = new AtomicInteger();
    Thread sampler =
        new Thread(
            () -> {
              try {
                while (!over.await(SAMPLE_MS, TimeUnit.MILLISECONDS)) {
                  most.accumulateAndGet(descriptors(), Math::max);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    sampler.start();
    long start = System.nanoTime();
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger passed = new AtomicInteger();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      ProbeRequest request = requests.get(i % requests.size());
      Thread worker =
          new Thread(
              () -> {
                while (begun.getAndIncrement() < count) {
                  passed.addAndGet(probe(request) ? 1 : 0);
                }
              });
      workers.add(worker);
      worker.start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    over.countDown();
    sampler.join();
    print("passed", passed.get());
    print("ms", ms);
    print("descriptorsBefore", descriptors);
    print("descriptorsMost", most.get());
    print("descriptorsAfter", settled(descriptors));
    print("threadsBefore", threads);
    print("threadsAfter", ManagementFactory.getThreadMXBean().getThreadCount());
    print("heapMiB", heapMost() >> 20);
  }

  private static ProbeRequest request(String[] server) {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(server[1]));
    return DemoOrders.of(Scenario.load(server[0]), address).request();
  }

  private static boolean probe(ProbeRequest request) {
    ProbeRun run = Probes.run(request);
    Diagnosis diagnosis = Diagnoser.diagnose(run);
    // On a busy machine a login may be slow indeed: that is a warning.
    boolean passes = ExitCode.of(run, diagnosis, FailOn.FAIL) == ExitCode.OK;
    if (!passes) {
      System.err.println(diagnosis.findings() + " " + run.defects() + " " + run.ending());
      run.transcript().entries().forEach(System.err::println);
    }
    return passes;
  }

  /** The selector closes what was registered with it a moment later, on a busy machine. */
  private static int settled(int before) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int n = 0; n < SETTLE_TRIES && descriptors() > before; n++) {
      never.await(SAMPLE_MS, TimeUnit.MILLISECONDS);
    }
    return descriptors();
  }

  private static int descriptors() {
    return Stream.ofNullable(new File("/proc/self/fd").list()).mapToInt(l -> l.length).sum();
  }

  private static long heapMost() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void print(String name, long value) {
    System.out.println(name + "=" + value);
  }
}
