package org.ftpdiag.check.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.yaml.Faults;
import org.ftpdiag.yaml.MappingReader;
import org.ftpdiag.yaml.YamlException;
import org.ftpdiag.yaml.YamlFile;
import org.ftpdiag.yaml.YamlNode;
import org.ftpdiag.yaml.YamlScalar;

/** A check file: {@code defaults}, and {@code checks}. */
public final class CheckFile {
  private static final String PASSWORD = "password";
  private static final String PASSWORD_FILE = "password-file";

  private final Collection<String> options;
  private final Faults faults;

  private CheckFile(Collection<String> options, Faults faults) {
    this.options = options;
    this.faults = faults;
  }

  /**
   * Reads a file.
   *
   * @param name as errors are to name it
   * @param environment what {@code ${NAME}} stands for
   * @param options the long names of a probe's options
   * @param faults gets what is wrong with keys and values
   * @throws YamlException where it is no YAML
   */
  public static List<CheckEntry> read(
      String name,
      byte[] content,
      Map<String, String> environment,
      Collection<String> options,
      Faults faults)
      throws YamlException {
    YamlNode tree = YamlFile.read(name, content, environment);
    return MappingReader.of(tree, faults)
        .map(top -> new CheckFile(options, faults).entries(top))
        .orElse(List.of());
  }

  private List<CheckEntry> entries(MappingReader top) {
    Map<String, YamlScalar> defaults = new LinkedHashMap<>();
    top.mapping("defaults")
        .ifPresent(
            d -> {
              defaults.putAll(given(d));
              d.refuseOthers();
            });
    List<YamlNode> items = top.items("checks");
    top.refuseOthers();
    if (items.isEmpty() && !faults.any()) {
      faults.add(top.place("checks"), "checks");
    }
    List<CheckEntry> entries = new ArrayList<>();
    for (YamlNode item : items) {
      MappingReader.of(item, faults).flatMap(m -> entry(m, defaults)).ifPresent(entries::add);
    }
    return entries;
  }

  private Map<String, YamlScalar> given(MappingReader mapping) {
    Map<String, YamlScalar> given = new LinkedHashMap<>();
    mapping.scalar(PASSWORD).ifPresent(p -> given.put(PASSWORD, p));
    for (String option : options) {
      mapping.scalar(option).ifPresent(value -> given.put(option, value));
    }
    if (given.containsKey(PASSWORD) && given.containsKey(PASSWORD_FILE)) {
      faults.add(given.get(PASSWORD_FILE).place(), "passwords");
    }
    return given;
  }

  private Optional<CheckEntry> entry(MappingReader check, Map<String, YamlScalar> defaults) {
    Optional<YamlScalar> name = check.scalar("name");
    Optional<YamlScalar> target = check.scalar("target");
    Map<String, YamlScalar> given = given(check);
    Expectations expect = ExpectReader.read(check.mapping("expect"), faults);
    check.refuseOthers();
    if (target.isEmpty()) {
      if (check.entries().stream().noneMatch(e -> e.key().text().equals("target"))) {
        check.miss("target");
      }
      return Optional.empty();
    }
    if (given.containsKey(PASSWORD) && given.containsKey(PASSWORD_FILE)) {
      return Optional.empty(); // which was noted
    }
    Map<String, YamlScalar> merged = new LinkedHashMap<>(defaults);
    // A password of its own takes the place of the file that the defaults name, and the reverse.
    if (given.containsKey(PASSWORD) || given.containsKey(PASSWORD_FILE)) {
      merged.remove(PASSWORD);
      merged.remove(PASSWORD_FILE);
    }
    merged.putAll(given);
    Optional<YamlScalar> password = Optional.ofNullable(merged.remove(PASSWORD));
    return Optional.of(new CheckEntry(check.place(), name, target.get(), password, merged, expect));
  }
}
