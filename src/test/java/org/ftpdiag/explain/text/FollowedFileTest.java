package org.ftpdiag.explain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a file happens when all of it was read: nothing has to be waited for. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FollowedFileTest {
  @TempDir Path folder;

  /** Something that happens to a file. */
  private interface Act {
    void play() throws Exception;
  }

  private final Deque<Act> acts = new ArrayDeque<>();

  private FollowedFile follow(Path path, Act... play) throws Exception {
    FollowedFile[] file = new FollowedFile[1];
    for (Act act : play) {
      acts.add(act);
    }
    file[0] =
        new FollowedFile(
            path,
            () -> {
              try {
                if (acts.isEmpty()) {
                  file[0].stop();
                } else {
                  acts.poll().play();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    return file[0];
  }

  private static String lines(FollowedFile file) throws Exception {
    StringBuilder all = new StringBuilder();
    try (file) {
      LineSource source = new LineSource(file, true);
      for (LogLine line = source.next(); line != null; line = source.next()) {
        all.append(line.number()).append(line.text()).append(' ');
      }
      assertNull(source.next());
    }
    return all.toString();
  }

  @Test
  void whatIsAppendedIsRead() throws Exception {
    Path log = Files.writeString(folder.resolve("x.log"), "a\nb\nhal");
    FollowedFile file =
        follow(
            log,
            () -> Files.writeString(log, "f\nc\n", StandardOpenOption.APPEND),
            () -> Files.writeString(log, "d\n", StandardOpenOption.APPEND));
    assertEquals("1a 2b 3half 4c 5d ", lines(file));
  }

  @Test
  void aFileThatIsReplacedIsReadFromItsBeginningAfterTheEndOfTheOldOne() throws Exception {
    Path log = Files.writeString(folder.resolve("x.log"), "a\n");
    Path old = folder.resolve("x.log.1");
    FollowedFile file =
        follow(
            log,
            () -> {
              Files.move(log, old);
              Files.writeString(old, "b\n", StandardOpenOption.APPEND);
            },
            () -> Files.writeString(log, "c\nd\n"),
            () -> Files.writeString(log, "e\n", StandardOpenOption.APPEND));
    assertEquals("1a 2b 3c 4d 5e ", lines(file));
  }

  @Test
  void aFileThatIsCutIsReadFromItsBeginning() throws Exception {
    Path log = Files.writeString(folder.resolve("x.log"), "first\nsecond\n");
    FollowedFile file = follow(log, () -> Files.writeString(log, "new\n"));
    assertEquals("1first 2second 3new ", lines(file));
  }
}
