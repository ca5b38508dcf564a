package org.ftpdiag.report.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.deep.JsonChecks;

/**
 * Reads back the records that {@link JsonChecks} wrote down under the names of their components.
 */
final class SightReader {
  private SightReader() {}

  /** A document that is not what was written: by another version, or changed by hand. */
  private static final class UnlikeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnlikeException(String what) {
      super(what);
    }
  }

  /** A record of that type; empty where the document does not hold one. */
  static <R> Optional<R> read(Class<R> type, JsonTree json) {
    try {
      return Optional.of(type.cast(record(type, json)));
    } catch (UnlikeException e) {
      return Optional.empty();
    }
  }

  private static Object record(Class<?> type, JsonTree json) {
    if (!json.isObject()) {
      throw new UnlikeException(type.getSimpleName());
    }
    if (type == Reply.class) {
      return reply(json);
    }
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      values[i] = value(parts[i].getGenericType(), json.at(JsonChecks.name(parts[i])));
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) { // it bounds its values
      throw new UnlikeException(type.getSimpleName());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static Object value(Type type, JsonTree json) {
    if (type instanceof ParameterizedType p) {
      Type inner = p.getActualTypeArguments()[0];
      if (p.getRawType() == Optional.class) {
        return json.isNothing() ? Optional.empty() : Optional.of(value(inner, json));
      }
      List<Object> all = new ArrayList<>();
      json.all().forEach(each -> all.add(value(inner, each)));
      return p.getRawType() == Set.class ? Set.copyOf(all) : all;
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return json.text().orElse("");
    } else if (plain == boolean.class || plain == Boolean.class) {
      return json.bool().orElseThrow(() -> new UnlikeException("flag"));
    } else if (plain == int.class || plain == Integer.class) {
      return (int) number(json);
    } else if (plain == long.class || plain == Long.class) {
      return (long) number(json);
    } else if (plain == double.class || plain == Double.class) {
      return number(json);
    } else if (plain == OptionalDouble.class) {
      return json.isNothing() ? OptionalDouble.empty() : OptionalDouble.of(number(json));
    } else if (plain == OptionalLong.class) {
      return json.isNothing() ? OptionalLong.empty() : OptionalLong.of((long) number(json));
    } else if (plain.isEnum()) {
      return constant(plain, json.text().orElse(""));
    }
    return record(plain, json);
  }

  private static double number(JsonTree json) {
    return json.number().orElseThrow(() -> new UnlikeException("number"));
  }

  private static Object constant(Class<?> type, String id) {
    for (Object each : type.getEnumConstants()) {
      if (((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-').equals(id)) {
        return each;
      }
    }
    throw new UnlikeException(id);
  }

  private static Reply reply(JsonTree json) {
    int code = (int) number(json.at("code"));
    List<String> texts = json.at("text").lines().orElse("").lines().toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(1, texts.size()); i++) {
      boolean last = i >= texts.size() - 1;
      lines.add(code + (last ? " " : "-") + (texts.isEmpty() ? "" : texts.get(i)));
    }
    return new Reply(code, lines, Set.of());
  }
}
