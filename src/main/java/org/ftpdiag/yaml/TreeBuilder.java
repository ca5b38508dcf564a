package org.ftpdiag.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Builds the tree from the parser's events, within bounds: an alias costs what its anchor holds, so
 * that a few lines cannot stand for more than memory bears. No object is constructed.
 */
final class TreeBuilder {
  private static final int DEEPEST = 32;
  private static final int MOST_NODES = 200_000;

  private final String file;
  private final Environment environment;
  private final Faults faults;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private Iterator<Event> events;
  private int nodes;

  /** A node that has a name, and how many nodes it is. */
  private record Anchored(YamlNode node, int nodes) {}

  TreeBuilder(String file, Environment environment, Faults faults) {
    this.file = file;
    this.environment = environment;
    this.faults = faults;
  }

  /** The only document of a file. */
  YamlNode document(Iterator<Event> all) throws YamlException {
    events = all;
    Event next = skipTo(DocumentStartEvent.class).orElse(null);
    if (next == null) {
      faults.add(new Place(file, 1, 1), "empty");
      throw faults.exception();
    }
    YamlNode tree = node(events.next(), 0);
    Optional<Event> second = skipTo(DocumentStartEvent.class);
    if (second.isPresent()) {
      faults.add(place(second.get()), "documents");
      throw faults.exception();
    }
    return tree;
  }

  private Optional<Event> skipTo(Class<? extends Event> kind) {
    while (events.hasNext()) {
      Event event = events.next();
      if (kind.isInstance(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  private YamlNode node(Event event, int depth) throws YamlException {
    Place place = place(event);
    count(1, place);
    if (depth > DEEPEST) {
      throw fatal(place, "deep", "most", DEEPEST);
    }
    if (event instanceof AliasEvent alias) {
      Anchored named = anchors.get(alias.getAlias());
      if (named == null) { // recursive ones are not there yet
        throw fatal(place, "alias", "name", alias.getAlias().getValue());
      }
      count(named.nodes(), place);
      return named.node();
    }
    int before = nodes;
    YamlNode node = content(event, place, depth);
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(anchor -> anchors.put(anchor, new Anchored(node, nodes - before + 1)));
    return node;
  }

  private YamlNode content(Event event, Place place, int depth) throws YamlException {
    Optional<String> tag =
        event instanceof ScalarEvent s ? s.getTag() : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent()) {
      faults.add(place, "tag", "tag", tag.get());
    }
    if (event instanceof MappingStartEvent) {
      return mapping(place, depth);
    }
    if (event instanceof SequenceStartEvent) {
      List<YamlNode> items = new ArrayList<>();
      for (Event e = events.next(); inside(e, Event.ID.SequenceEnd); e = events.next()) {
        items.add(node(e, depth + 1));
      }
      return new YamlSequence(place, items);
    }
    ScalarEvent scalar = (ScalarEvent) event;
    return environment.scalar(place, scalar.getValue(), scalar.isPlain());
  }

  private static boolean inside(Event event, Event.ID end) {
    return event.getEventId() != end;
  }

  private YamlMapping mapping(Place place, int depth) throws YamlException {
    List<YamlMapping.Entry> entries = new ArrayList<>();
    Map<String, Place> known = new HashMap<>();
    for (Event e = events.next(); inside(e, Event.ID.MappingEnd); e = events.next()) {
      Place at = place(e);
      // A key is a name: what the environment holds is none, and is not asked for one.
      boolean name = e instanceof ScalarEvent;
      YamlNode key =
          name
              ? new YamlScalar(
                  at,
                  ((ScalarEvent) e).getValue(),
                  ((ScalarEvent) e).getValue(),
                  false,
                  ((ScalarEvent) e).isPlain())
              : node(e, depth + 1);
      YamlNode value = node(events.next(), depth + 1);
      if (!(key instanceof YamlScalar scalar)) {
        faults.add(at, "key-kind");
        continue;
      }
      Place first = known.putIfAbsent(scalar.text(), at);
      if (first != null) {
        faults.add(at, "key-twice", "key", scalar.text(), "line", first.line());
        continue;
      }
      entries.add(new YamlMapping.Entry(scalar, value));
    }
    return new YamlMapping(place, entries);
  }

  private void count(int more, Place place) throws YamlException {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw fatal(place, "nodes", "most", MOST_NODES);
    }
  }

  private YamlException fatal(Place place, String key, Object... facts) {
    faults.add(place, key, facts);
    return faults.exception();
  }

  private Place place(Event event) {
    return event
        .getStartMark()
        .map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Place(file, 1, 1));
  }
}
