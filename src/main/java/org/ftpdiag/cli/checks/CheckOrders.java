package org.ftpdiag.cli.checks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.check.ServerCheck;
import org.ftpdiag.check.file.CheckEntry;
import org.ftpdiag.check.file.CheckFile;
import org.ftpdiag.cli.ProbeOptions;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.InputFile;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.yaml.Faults;
import org.ftpdiag.yaml.Place;
import org.ftpdiag.yaml.YamlException;
import org.ftpdiag.yaml.YamlFile;
import org.ftpdiag.yaml.YamlScalar;

/**
 * Turns check files into probes, and finds everything that is wrong with them before one is sent.
 */
public final class CheckOrders {
  private static final String STANDARD_INPUT = "-";

  private final Console console;
  private final Words words;
  private final Faults faults = new Faults();
  private final Set<String> names = new HashSet<>();

  public CheckOrders(Console console, Words words) {
    this.console = console;
    this.words = words;
  }

  /** A check and the probe that it needs. */
  public record Order(ServerCheck check, ProbeOrder order) {}

  /**
   * Reads files.
   *
   * @throws YamlException with all that is wrong with them
   * @throws UsageException where one cannot be read at all
   */
  public List<Order> read(List<String> files) throws YamlException {
    ProbeOptions options = new ProbeOptions(console, words);
    Set<String> keys = options.names();
    List<CheckEntry> entries = new ArrayList<>();
    for (String file : files) {
      entries.addAll(CheckFile.read(file, content(file), console.environment(), keys, faults));
    }
    List<Order> orders = new ArrayList<>();
    for (CheckEntry entry : entries) {
      order(entry, options).ifPresent(orders::add);
    }
    faults.check();
    return orders;
  }

  private byte[] content(String file) {
    if (!file.equals(STANDARD_INPUT)) {
      return InputFile.read("check", file).content();
    }
    try {
      return console.in().readNBytes(YamlFile.LARGEST + 1);
    } catch (IOException e) {
      throw new UsageException("file-unreadable", "option", "check", "file", file);
    }
  }

  private Optional<Order> order(CheckEntry entry, ProbeOptions plain) {
    Map<String, String> given = new LinkedHashMap<>();
    entry.options().forEach((key, value) -> given.put(key, value.text()));
    Optional<YamlScalar> password = entry.password();
    if (password.isPresent() && password.get().text().isEmpty()) {
      faults.add(password.get().place(), "password-empty");
      return Optional.empty();
    }
    try {
      ProbeOptions options =
          password
              .map(p -> new ProbeOptions(console.with(PasswordSource.VARIABLE, p.text()), words))
              .orElse(plain);
      ProbeOrder order = options.order(entry.target().text(), given);
      String user = order.request().credentials().knownUser();
      if (password.isPresent() && Credentials.isAnonymous(user)) {
        faults.add(password.get().place(), "password-user");
        return Optional.empty();
      }
      String name = unique(entry.name().map(YamlScalar::text).orElse(entry.target().text()));
      ServerCheck check = new ServerCheck(name, entry.expect().all(), entry.expect().allowed());
      return Optional.of(new Order(check, order.asking(check.looks(), entry.expect().paths())));
    } catch (UsageException e) {
      faults.add(place(entry, e.phrase()), written(entry, e.phrase()));
      return Optional.empty();
    }
  }

  /** Names tell checks apart in every format: a second one of a name gets a number. */
  private String unique(String name) {
    String unique = name;
    for (int n = 2; !names.add(unique); n++) {
      unique = name + " (" + n + ")";
    }
    return unique;
  }

  /** Where the option stands that a refusal speaks of; the target where it speaks of none. */
  private static Place place(CheckEntry entry, Phrase refusal) {
    String error = refusal.key().replaceFirst("^cli[.]error[.]", "");
    Map<String, String> facts = refusal.facts();
    List<String> candidates = new ArrayList<>();
    for (String fact : List.of("option", "other", "one", "argument", "source")) {
      Matcher option = OPTION.matcher(facts.getOrDefault(fact, ""));
      if (option.find()) {
        candidates.add(option.group(1));
      }
    }
    candidates.add(error);
    if (error.startsWith("password")) {
      if (entry.password().isPresent() && !error.equals("password-file-missing")) {
        return entry.password().get().place();
      }
      candidates.addAll(List.of("password-file", "user"));
    }
    int dash = error.indexOf('-');
    candidates.add(dash < 0 ? error : error.substring(0, dash));
    for (String key : candidates) {
      if (entry.options().containsKey(key)) {
        return entry.options().get(key).place();
      }
    }
    return entry.target().place();
  }

  private static final Pattern OPTION = Pattern.compile("^-{0,2}([a-z0-9][a-z0-9-]*)");

  /** A refusal with what stands in the file in the place of what came from the environment. */
  private static Phrase written(CheckEntry entry, Phrase refusal) {
    List<YamlScalar> all = new ArrayList<>(entry.options().values());
    all.add(entry.target());
    entry.password().ifPresent(all::add);
    Phrase written = YamlScalar.written(refusal, all);
    return refusal.key().equals("cli.error.password-missing")
        ? Phrase.of("yaml.error.password-missing", "user", written.facts().get("user"))
        : written;
  }
}
