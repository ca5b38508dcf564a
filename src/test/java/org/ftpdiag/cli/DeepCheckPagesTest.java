package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ftpdiag.model.CheckCost;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** Every deep check says beforehand what it does and costs: in the words, the help, the manual. */
class DeepCheckPagesTest {
  @Test
  void everyCheckHasItsWords() {
    for (String language : new String[] {"en", "fr"}) {
      Words words = Words.load(language);
      for (DeepCheck check : DeepCheck.values()) {
        assertTrue(words.has("deep." + check.id()), language + " " + check.id());
      }
    }
  }

  @Test
  void theHelpListsEveryCheck() {
    RecordingConsole console = new RecordingConsole();
    console.run("--help");
    for (DeepCheck check : DeepCheck.values()) {
      assertTrue(console.out().contains("\n      " + check.id() + " "), check.id());
    }
  }

  @Test
  void theManualHasTheCostOfEveryCheck() throws IOException {
    String manual = Files.readString(Path.of("man/ftpdiag.1"));
    String part = manual.substring(manual.indexOf(".SH DEEP CHECKS"));
    for (DeepCheck check : DeepCheck.values()) {
      int at = part.indexOf("\n.BR " + check.id().replace("-", "\\-"));
      assertTrue(at >= 0, check.id());
      String entry = part.substring(at, part.indexOf("\n.", at + 5)).replace('\n', ' ');
      assertTrue(entry.contains("\" *\"") == check.ofAll(), check.id());
      CheckCost cost = check.cost();
      assertTrue(
          cost.connections() == 0 || entry.contains(" " + cost.connections() + " connection"),
          entry);
      assertTrue(cost.commands() == 0 || entry.contains(" " + cost.commands() + " command"), entry);
      assertTrue(entry.contains(" " + cost.seconds() + " s"), entry);
    }
  }
}
