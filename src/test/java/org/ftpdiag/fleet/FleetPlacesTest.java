package org.ftpdiag.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FleetPlacesTest {
  /** Takes places until none comes for a while; how many came. */
  private static int taken(FleetPlaces places, int enough) throws InterruptedException {
    AtomicInteger taken = new AtomicInteger();
    Thread taker =
        new Thread(
            () -> {
              try {
                while (taken.get() < enough && places.take()) {
                  taken.incrementAndGet();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    taker.start();
    taker.join(1_500);
    places.stop();
    taker.join();
    return taken.get();
  }

  @Test
  void aBusyMachineHasNoRoomForMore() throws InterruptedException {
    assertEquals(8, taken(new FleetPlaces(100, 8, () -> OptionalDouble.of(0.97)), 100));
  }

  @Test
  void anIdleMachineTakesMoreAndMore() throws InterruptedException {
    int taken = taken(new FleetPlaces(100, 8, () -> OptionalDouble.of(0.2)), 30);
    assertEquals(30, taken);
  }

  @Test
  void whereNobodyKnowsMoreAreTakenToo() throws InterruptedException {
    int taken = taken(new FleetPlaces(12, 8, OptionalDouble::empty), 100);
    assertEquals(12, taken);
  }

  @Test
  void whatWasAskedForIsTakenAtItsWord() throws InterruptedException {
    assertEquals(50, taken(new FleetPlaces(50, 50, () -> OptionalDouble.of(1)), 100));
  }

  @Test
  void theLoadOfThisMachineIsAShare() {
    CpuLoad load = new CpuLoad();
    load.sinceLastTime();
    OptionalDouble busy = load.sinceLastTime();
    assertTrue(busy.isEmpty() || busy.getAsDouble() >= 0 && busy.getAsDouble() <= 1);
  }
}
