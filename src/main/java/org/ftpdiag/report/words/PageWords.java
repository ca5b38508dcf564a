package org.ftpdiag.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ftpdiag.ftp.Stage;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.model.Side;

/** The words of the pages about codes that belong to no code. */
public final class PageWords {
  private final Words words;

  public PageWords(Words words) {
    this.words = words;
  }

  public String say(String key) {
    return words.say("page." + key, Map.of());
  }

  public String say(String key, Map<String, String> facts) {
    return words.say("page." + key, facts);
  }

  /** Whether, and when, to try again. */
  public String retry(CodePage page) {
    return say("retry." + page.retry().id());
  }

  public String data(CodePage page) {
    return say("data." + page.data().id());
  }

  public String who(CodePage page) {
    if (page.who().isEmpty()) {
      return say("who.nobody");
    }
    List<String> names = new ArrayList<>();
    for (Side side : page.who()) {
      names.add(say("who." + side.id()));
    }
    return String.join(say("or"), names);
  }

  public String side(Side side) {
    return say("side." + side.id());
  }

  public String stages(CodePage page) {
    Set<Stage> stages = page.stages();
    List<String> names = new ArrayList<>();
    for (Stage stage : stages.contains(Stage.ANY) ? Set.of(Stage.ANY) : stages) {
      names.add(say("stage." + stage.id()));
    }
    return String.join(", ", names);
  }

  /** Commands as they are, moments without a command in words. */
  public String commands(List<String> commands) {
    List<String> moments = new ArrayList<>();
    StringBuilder verbs = new StringBuilder();
    for (String command : commands) {
      if (Character.isUpperCase(command.charAt(0))) {
        verbs.append(verbs.length() == 0 ? "" : " ").append(command);
      } else {
        moments.add(say("moment." + (command.equals("*") ? "any" : command)));
      }
    }
    if (verbs.length() > 0) {
      moments.add(0, verbs.toString());
    }
    return String.join(", ", moments);
  }

  /** The short promise of a family with its name: {@code 5xx: it will fail the same way again}. */
  public String promise(CodeFamily family, String promise) {
    return say(
        "promise", Map.of("family", say("family." + family.id() + ".name"), "promise", promise));
  }
}
