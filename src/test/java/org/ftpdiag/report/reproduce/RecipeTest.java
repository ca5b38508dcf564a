package org.ftpdiag.report.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;

/** The table of commands: every row can be reached and says what one will see. */
class RecipeTest {
  /**
   * What takes several exchanges in a row, or a look at what was stored: no single command does.
   * Nor does one that goes by another way, or to a host that the command cannot name.
   */
  private static final Set<String> NONE =
      Set.of(
          "tls-chain-order",
          "tls-resumption-runs-out",
          "transfer-corrupt",
          "size-mismatch",
          "resume-unsupported",
          "delete-denied",
          "rename-denied",
          "clock-skew",
          "bounce-allowed",
          "anonymous-writable",
          "session-limit",
          "idle-limit",
          "noop-no-keepalive",
          "plain-login-allowed",
          "user-names-told",
          "listings-differ",
          "listing-time-local",
          "passive-range-partly-blocked",
          "firewall-reads-ftp",
          "address-rewritten",
          "mtu-black-hole",
          "names-changed",
          "ascii-damages",
          "hash-wrong",
          "login-directory-left",
          "virtual-host-unknown");

  @Test
  void everyFindingHasACommandOrAReasonWhyNot() {
    Set<String> named =
        Recipe.all().stream()
            .flatMap(r -> Stream.of(r.finding().split(",")))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> all = new TreeSet<>(NONE);
    all.addAll(named);
    all.remove("-");
    Set<String> known =
        Stream.of(FindingId.values())
            .map(FindingId::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(known, all);
    assertTrue(NONE.stream().noneMatch(named::contains));
  }

  @Test
  void everyRowNamesAStepAToolAndItsWords() {
    List<String> steps = Stream.of(StepId.values()).map(StepId::id).toList();
    for (Recipe r : Recipe.all()) {
      assertTrue(r.step().equals("*") || steps.contains(r.step()), r::toString);
      assertTrue(List.of("curl", "lftp", "openssl", "nc").contains(r.tool()), r::toString);
      assertTrue(r.template().contains("{" + r.tool()), r::toString);
      for (String language : List.of("en", "fr")) {
        Optional<String> said =
            Words.load(language)
                .known(
                    Phrase.of(
                        "reproduce.shows." + r.shows(),
                        "tool",
                        r.tool(),
                        "seconds",
                        10,
                        "code",
                        530));
        assertFalse(said.isEmpty(), r::toString);
        assertFalse(said.get().contains("{"), said::get);
      }
    }
  }

  @Test
  void whatCameFromOutsideIsQuoted() {
    assertEquals("alice", ShellQuote.word("alice"));
    assertEquals("'o'\\''neil $(id)'", ShellQuote.word("o'neil $(id)"));
    assertEquals("'ftp://[::1]:21/'", ShellQuote.word("ftp://[::1]:21/"));
    assertEquals("'-x'", ShellQuote.word("-x"));
    assertEquals("''", ShellQuote.word(""));
  }
}
