package org.ftpdiag.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dshards.targets=10000000} divides so many; the build is content with fewer. */
class ShardPlanTest {
  private static final int TARGETS = Integer.getInteger("shards.targets", 1_000_000);
  private static final int PARTS = 1_000;

  private static String target(int i) {
    return ShardKey.of("ftp" + i + ".customer" + i % 977 + ".example.com");
  }

  @Test
  void aThousandPartsHoldEveryTargetOnceAndAreEvenWithinOnePercent() {
    ShardPlan plan = new ShardPlan(PARTS);
    for (int i = 0; i < TARGETS; i++) {
      plan.count(target(i));
    }
    int[] part = plan.parts();
    int[] sizes = new int[PARTS];
    for (int i = 0; i < TARGETS; i++) {
      sizes[part[plan.bucket(target(i))]]++; // one part, so every target once
    }
    assertEquals(TARGETS, Arrays.stream(sizes).sum());
    double even = (double) TARGETS / PARTS;
    for (int size : sizes) {
      assertTrue(Math.abs(size - even) <= even / 100, () -> Arrays.toString(sizes));
    }
  }

  @Test
  void eachPartKnowsItsOwnAndTogetherTheyAreAll() {
    BitSet all = new BitSet();
    int buckets = 0;
    for (int index = 1; index <= 7; index++) {
      ShardPlan machine = new ShardPlan(7); // each finds the same for itself
      for (int i = 0; i < 500; i++) {
        machine.count(target(i));
      }
      BitSet mine = machine.of(index);
      assertTrue(!mine.intersects(all));
      all.or(mine);
      buckets = machine.parts().length;
    }
    assertEquals(buckets, all.cardinality());
  }

  @Test
  void fewTargetsAreDividedEvenlyToo() {
    ShardPlan plan = new ShardPlan(4);
    for (int i = 0; i < 1_000; i++) {
      plan.count(target(i));
    }
    int[] part = plan.parts();
    int[] sizes = new int[4];
    for (int i = 0; i < 1_000; i++) {
      sizes[part[plan.bucket(target(i))]]++;
    }
    assertTrue(Arrays.stream(sizes).allMatch(n -> n >= 248 && n <= 252), Arrays.toString(sizes));
  }

  @Test
  void oneServerIsOnePlaceHoweverItIsWritten() {
    for (String same :
        List.of("FTP.Example.com", "ftp.example.com:21", "ftp://bob@ftp.example.com/pub")) {
      assertEquals("ftp.example.com:21", ShardKey.of(same));
    }
    assertEquals("ftp.example.com:990", ShardKey.of("ftps://ftp.example.com/"));
    assertEquals("[2001:db8::1]:21", ShardKey.of("2001:DB8::1"));
    assertEquals("[2001:db8::1]:21", ShardKey.of("[2001:db8::1]"));
    assertEquals("[2001:db8::1]:2121", ShardKey.of("[2001:db8::1]:2121"));
    assertNotEquals(ShardKey.of("a.example:2121"), ShardKey.of("a.example:2122"));
  }

  @Test
  void thePartComesFromTheOptionOrFromTheClusterThatRunsIt() {
    Map<String, String> slurm =
        Map.of(
            "SLURM_ARRAY_TASK_ID", "7",
            "SLURM_ARRAY_TASK_MIN", "5",
            "SLURM_ARRAY_TASK_COUNT", "4");
    assertEquals(new Shard(3, 4), Shard.of(Optional.empty(), slurm));
    assertEquals(new Shard(2, 9), Shard.of(Optional.of("2/9"), slurm));
    Map<String, String> kubernetes = Map.of("JOB_COMPLETION_INDEX", "0", "FTPDIAG_SHARDS", "3");
    assertEquals(new Shard(1, 3), Shard.of(Optional.empty(), kubernetes));
    assertEquals(new Shard(1, 1), Shard.of(Optional.empty(), Map.of()));
    assertThrows(
        FleetException.class,
        () -> Shard.of(Optional.empty(), Map.of("JOB_COMPLETION_INDEX", "3")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1/0", "1", "a/b", "1/2/3", "-1/4", "1/100001", ""})
  void whatIsNoPartIsRefused(String value) {
    assertThrows(FleetException.class, () -> Shard.of(Optional.of(value), Map.of()));
  }
}
