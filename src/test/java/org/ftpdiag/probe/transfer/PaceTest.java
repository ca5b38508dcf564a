package org.ftpdiag.probe.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.ftpdiag.probe.transfer.Pace.Next;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow, stalled, endless: for a time-out of ten seconds, all times in seconds. */
class PaceTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // what                                | file  | at  | since | got    | all     | last |
        // over  | next
        "nothing came                          | false | 10  | 0   | 0      | 0       | 0   | false | STALLED",
        "then silence for one time-out         | false | 25  | 0   | 900    | 900     | 15  | false | STALLED",
        "a limiter's first pause               | false | 25  | 0   | 9000   | 9000    | 8   | false | GO_ON",
        "longer than any limiter would pause   | false | 26  | 0   | 9000   | 9000    | 8   | false | STALLED",
        "much came at once: no limiter pauses  | true  | 25  | 0   | 900000 | 900000  | 15  | false | STALLED",
        "a limiter's pause, no more time       | false | 25  | 0   | 9000   | 9000    | 8   | true  | STALLED",
        "a byte now and then                   | false | 30  | 0   | 5      | 5       | 28  | false | GO_ON",
        "a byte now and then, late             | false | 120 | 90  | 5      | 20      | 118 | false | SLOW",
        "slow when the probe has no more time  | false | 40  | 30  | 5      | 20      | 38  | true  | SLOW",
        "between two slow bytes, no more time  | false | 31  | 30  | 0      | 20      | 28  | true  | SLOW",
        "a listing that flows on and on        | false | 120 | 90  | 900000 | 9000000 | 120 | false | ENDLESS",
        "flows in bursts, in a pause           | false | 31  | 30  | 0      | 9000000 | 29  | true  | ENDLESS",
        "a file, slow at first                 | true  | 30  | 0   | 600    | 600     | 30  | false | GO_ON",
        "a file, slow for long                 | true  | 120 | 90  | 600    | 2400    | 119 | false | SLOW",
        "a file at a pace                      | true  | 900 | 870 | 30720  | 900000  | 900 | false | GO_ON",
        "a file just under the pace            | true  | 900 | 870 | 30719  | 900000  | 900 | false | SLOW",
        "a file that became slow               | true  | 900 | 870 | 100    | 9000000 | 899 | false | SLOW",
        "a file that stopped                   | true  | 900 | 870 | 90000  | 9000000 | 885 | false | STALLED",
        "a file at a pace, its time is spent   | true  | 118 | 90  | 90000  | 900000  | 118 | true  | ENDLESS",
      })
  void whatToDo(
      String what,
      boolean file,
      long at,
      long since,
      long got,
      long all,
      long last,
      boolean over,
      Next next) {
    Pace pace = new Pace(Duration.ofSeconds(10), file, 0);
    assertEquals(next, pace.next(s(at), s(since), got, all, s(last), all, over));
  }

  private static long s(long seconds) {
    return seconds * 1_000_000_000L;
  }
}
