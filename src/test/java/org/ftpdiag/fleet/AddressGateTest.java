package org.ftpdiag.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ftpdiag.cli.DemoOrders;
import org.ftpdiag.demo.Scenario;
import org.ftpdiag.fleet.input.Entry;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.seen.Resolution;
import org.junit.jupiter.api.Test;

class AddressGateTest {
  private static ProbeRequest request() {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 21);
    return DemoOrders.of(Scenario.load("healthy"), anywhere).request();
  }

  private static Job job(String... addresses) throws UnknownHostException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    Entry entry = new Entry(1, "x", Optional.of("x"), List.of("x"), Map.of(), Optional.empty());
    Job job = new Job(entry, new FleetOrder(request(), List.of(), Duration.ZERO));
    job.resolution =
        Optional.of(new Resolution("x", Resolution.Outcome.FOUND, all, List.of(), "", 0));
    return job;
  }

  @Test
  void theSecondWaitsUntilTheFirstLeaves() throws UnknownHostException {
    AddressGate gate = new AddressGate(1);
    Job first = job("192.0.2.1");
    Job second = job("192.0.2.1");
    Job other = job("192.0.2.2");
    assertTrue(gate.enter(first));
    assertFalse(gate.enter(second));
    assertTrue(gate.enter(other), "another address is free");
    assertEquals(List.of(), gate.leave(other));
    assertEquals(List.of(second), gate.leave(first));
    assertTrue(second.admitted);
    assertEquals(List.of(), gate.leave(second));
    assertTrue(gate.enter(first), "nothing is left over");
  }

  @Test
  void namesThatShareOneOfTheirAddressesShareItsPlace() throws UnknownHostException {
    AddressGate gate = new AddressGate(1);
    Job one = job("192.0.2.1");
    Job two = job("192.0.2.2");
    Job both = job("192.0.2.2", "192.0.2.1");
    assertTrue(gate.enter(one));
    assertTrue(gate.enter(two));
    assertFalse(gate.enter(both));
    assertEquals(List.of(), gate.leave(two), "its other address is taken still");
    assertEquals(List.of(both), gate.leave(one));
  }

  @Test
  void nobodyWaitsWithoutAnAddress() throws UnknownHostException {
    AddressGate gate = new AddressGate(1);
    assertTrue(gate.enter(job()));
    assertTrue(gate.enter(job()));
  }

  @Test
  void whatTheMachineLacksHalvesThePlacesOnce() throws InterruptedException {
    FleetPlaces places = new FleetPlaces(4, 4, OptionalDouble::empty);
    for (int i = 0; i < 4; i++) {
      assertTrue(places.take());
    }
    places.lower(0);
    places.lower(0); // another of the same four
    assertEquals(1, places.lowered());
    Job waiting = new Job(null, null);
    assertEquals(Optional.empty(), places.ready(waiting), "two of four places are gone");
    assertEquals(Optional.empty(), places.end());
    assertEquals(Optional.empty(), places.end(), "two are running");
    assertEquals(Optional.of(waiting), places.end());
  }
}
