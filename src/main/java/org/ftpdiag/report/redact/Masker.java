package org.ftpdiag.report.redact;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rebuilds records with what they hold masked. It walks all of their components, so that one that
 * is added to a record tomorrow is masked as well: a text is taken for one that may name something
 * unless {@link NamePlaces} knows better.
 */
final class Masker {
  /** Masks the whole of a value that its parts alone do not explain. */
  @FunctionalInterface
  interface Special {
    /** The masked value; empty where this is none of its business. */
    Optional<Object> mask(Object value, Masker masker);
  }

  private final NamePlaces places;
  private final Special special;

  Masker(NamePlaces places, Special special) {
    this.places = places;
    this.special = special;
  }

  /** The same value without names. What is neither a record, text, address nor holds any stays. */
  Object mask(Object value, String place) {
    if (value instanceof String s) {
      return places.mask(place, s);
    }
    if (value instanceof InetAddress a) {
      return places.address(a);
    }
    if (value instanceof InetSocketAddress s) {
      return s.getAddress() == null
          ? InetSocketAddress.createUnresolved(
              places.mask("Target.host", s.getHostString()), s.getPort())
          : new InetSocketAddress(places.address(s.getAddress()), s.getPort());
    }
    if (value instanceof Optional<?> o) {
      return o.map(v -> mask(v, place));
    }
    if (value instanceof Set<?> set) {
      return all(set, place, new LinkedHashSet<>());
    }
    if (value instanceof Collection<?> list) {
      return all(list, place, new ArrayList<>());
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> masked = new LinkedHashMap<>();
      map.forEach((k, v) -> masked.put(k, mask(v, place)));
      return masked;
    }
    if (value instanceof Record record) {
      return special.mask(record, this).orElseGet(() -> parts(record));
    }
    return value;
  }

  private Collection<Object> all(Collection<?> values, String place, Collection<Object> into) {
    for (Object v : values) {
      into.add(mask(v, place));
    }
    return into;
  }

  /** Masks a record part by part. */
  Record parts(Record record) {
    Class<?> type = record.getClass();
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        components[i].getAccessor().setAccessible(true);
        Object value = components[i].getAccessor().invoke(record);
        values[i] = mask(value, type.getSimpleName() + "." + components[i].getName());
      }
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return (Record) canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getSimpleName(), e);
    }
  }

  /** The texts of a list. */
  static List<String> texts(Object masked) {
    List<String> texts = new ArrayList<>();
    ((Collection<?>) masked).forEach(t -> texts.add((String) t));
    return texts;
  }
}
