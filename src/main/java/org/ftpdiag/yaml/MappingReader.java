package org.ftpdiag.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ftpdiag.model.Similar;

/**
 * Takes keys out of a mapping and notes what is wrong with their values; in the end, {@link
 * #refuseOthers} notes what nobody asked for. A value that cannot be used counts as one that is not
 * there. Not thread-safe.
 */
public final class MappingReader {
  private final YamlMapping mapping;
  private final Faults faults;
  private final Set<String> asked = new LinkedHashSet<>();

  private MappingReader(YamlMapping mapping, Faults faults) {
    this.mapping = mapping;
    this.faults = faults;
  }

  /** Of a node that has to be a mapping; empty where it is not one, which is noted. */
  public static Optional<MappingReader> of(YamlNode node, Faults faults) {
    if (node instanceof YamlMapping mapping) {
      return Optional.of(new MappingReader(mapping, faults));
    }
    faults.add(node.place(), "kind-mapping", "found", shown(node));
    return Optional.empty();
  }

  /** Where the mapping begins. */
  public Place place() {
    return mapping.place();
  }

  /** The value of a key, whatever it is; null of YAML is a fault. */
  public Optional<YamlNode> node(String key) {
    asked.add(key);
    Optional<YamlMapping.Entry> entry = mapping.entry(key);
    if (entry.isPresent() && entry.get().value() instanceof YamlScalar s && s.isNull()) {
      faults.add(entry.get().key().place(), "value-missing", "key", key);
      return Optional.empty();
    }
    return entry.map(YamlMapping.Entry::value);
  }

  /** Where a key stands; where the mapping begins, if it does not. */
  public Place place(String key) {
    return mapping.entry(key).map(e -> e.key().place()).orElse(mapping.place());
  }

  public Optional<YamlScalar> scalar(String key) {
    return node(key).flatMap(n -> scalar(n, key));
  }

  private Optional<YamlScalar> scalar(YamlNode node, String key) {
    if (node instanceof YamlScalar s) {
      return Optional.of(s);
    }
    faults.add(node.place(), "kind-text", "key", key);
    return Optional.empty();
  }

  public Optional<MappingReader> mapping(String key) {
    return node(key).flatMap(n -> of(n, faults));
  }

  /** The items of a list; none where there is no such key. */
  public List<YamlNode> items(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && node.get() instanceof YamlSequence sequence) {
      return sequence.items();
    }
    node.ifPresent(n -> faults.add(n.place(), "kind-list", "key", key, "found", shown(n)));
    return List.of();
  }

  /** A list of texts; one that stands alone counts as a list of it. */
  public List<YamlScalar> scalars(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && node.get() instanceof YamlScalar alone) {
      return List.of(alone);
    }
    List<YamlScalar> all = new ArrayList<>();
    if (node.isPresent() && node.get() instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> scalar(item, key).ifPresent(all::add));
    } else {
      node.ifPresent(n -> faults.add(n.place(), "kind-list", "key", key, "found", shown(n)));
    }
    return all;
  }

  public Optional<Boolean> flag(String key) {
    return choice(key, Map.of("true", true, "false", false));
  }

  /** One of some words; lower and upper case count as different, as everywhere in YAML. */
  public <T> Optional<T> choice(String key, Map<String, T> choices) {
    Optional<YamlScalar> scalar = scalar(key);
    if (scalar.isPresent() && !choices.containsKey(scalar.get().text())) {
      String names = String.join(", ", choices.keySet().stream().sorted().toList());
      refuse(scalar.get(), key, names, choices.keySet());
      return Optional.empty();
    }
    return scalar.map(s -> choices.get(s.text()));
  }

  /** Notes that a text is none of some words. */
  public void refuse(YamlScalar scalar, String key, String shown, Collection<String> choices) {
    Optional<String> similar =
        scalar.secret() ? Optional.empty() : Similar.of(scalar.text(), choices);
    if (similar.isPresent()) {
      faults.add(
          scalar.place(),
          "choice-similar",
          "key",
          key,
          "value",
          scalar.written(),
          "similar",
          similar.get(),
          "choices",
          shown);
    } else {
      faults.add(scalar.place(), "choice", "key", key, "value", scalar.written(), "choices", shown);
    }
  }

  /** A whole number in bounds. */
  public Optional<Long> number(String key, long least, long most) {
    return value(
        key,
        "number",
        text -> {
          if (!text.matches("[0-9]{1,18}")) {
            return Optional.empty();
          }
          long n = Long.parseLong(text);
          return n >= least && n <= most ? Optional.of(n) : Optional.empty();
        },
        "least",
        least,
        "most",
        most);
  }

  /** A decimal number in bounds, three digits after the point at most. */
  public Optional<Double> decimal(String key, double least, double most) {
    return value(
        key,
        "number",
        text -> {
          if (!text.matches("[0-9]{1,9}([.][0-9]{1,3})?")) {
            return Optional.empty();
          }
          double n = new BigDecimal(text).doubleValue();
          return n >= least && n <= most ? Optional.of(n) : Optional.empty();
        },
        "least",
        BigDecimal.valueOf(least).stripTrailingZeros().toPlainString(),
        "most",
        BigDecimal.valueOf(most).stripTrailingZeros().toPlainString());
  }

  /**
   * A text of a form of its own.
   *
   * @param fault what is noted where it has another form; gets the facts {@code key} and {@code
   *     value}
   * @param form reads it; empty for another form
   * @param facts more of the fault's facts
   */
  public <T> Optional<T> value(
      String key, String fault, Function<String, Optional<T>> form, Object... facts) {
    Optional<YamlScalar> scalar = scalar(key);
    Optional<T> value = scalar.flatMap(s -> form.apply(s.text()));
    if (scalar.isPresent() && value.isEmpty()) {
      List<Object> all = new ArrayList<>(List.of("key", key, "value", scalar.get().written()));
      all.addAll(List.of(facts));
      faults.add(scalar.get().place(), fault, all.toArray());
    }
    return value;
  }

  /** Notes that a key is not there. */
  public void miss(String key) {
    faults.add(mapping.place(), "key-missing", "key", key);
  }

  /** Every entry, for mappings whose keys are not known beforehand. */
  public List<YamlMapping.Entry> entries() {
    return mapping.entries();
  }

  /** Takes keys out whose values are read elsewhere. */
  public void allow(Collection<String> keys) {
    asked.addAll(keys);
  }

  /** Notes every key that nobody asked for. */
  public void refuseOthers() {
    for (YamlMapping.Entry entry : mapping.entries()) {
      YamlScalar key = entry.key();
      if (!asked.contains(key.text())) {
        String choices = String.join(", ", asked);
        Optional<String> similar = Similar.of(key.text(), asked);
        if (similar.isPresent()) {
          faults.add(key.place(), "key-similar", "key", key.text(), "similar", similar.get());
        } else {
          faults.add(key.place(), "key-unknown", "key", key.text(), "choices", choices);
        }
      }
    }
  }

  private static String shown(YamlNode node) {
    return node instanceof YamlScalar s
        ? s.written()
        : node instanceof YamlSequence ? "[...]" : "{...}";
  }
}
