package org.ftpdiag.hostile;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ftpdiag.Main;

/** Every regular expression of the program: those of its classes, its calls and its tables. */
final class Expressions {
  private static final Path CLASSES = classes();
  private static final Path SOURCES = Path.of("src/main/java");

  /** An expression that a call is given as it is: {@code text.matches("...")}. */
  private static final Pattern CALL =
      Pattern.compile(
          "\\.(?:matches|split|replaceAll|replaceFirst)\\(\\s*\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");

  private Expressions() {}

  private static Path classes() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An expression.
   *
   * @param where its class and field, its source file or the row of its table
   * @param owner the package, such as {@code wire}
   */
  record Expression(String where, String owner, Pattern pattern) {
    @Override
    public String toString() {
      return where + " " + pattern;
    }
  }

  static List<Expression> all() throws IOException, ReflectiveOperationException {
    List<Expression> all = new ArrayList<>();
    for (Path file : files(CLASSES, ".class")) {
      String name = CLASSES.relativize(file).toString();
      ofClass(Class.forName(name.substring(0, name.length() - 6).replace('/', '.')), all);
    }
    for (Path file : files(SOURCES, ".java")) {
      Matcher m = CALL.matcher(Files.readString(file));
      while (m.find()) {
        all.add(
            new Expression(
                file.getFileName().toString(),
                file.getParent().getFileName().toString(),
                Pattern.compile(m.group(1).translateEscapes())));
      }
    }
    ofTable("replies.tsv", 3, all);
    ofTable("fingerprints.tsv", 1, all);
    return all;
  }

  private static void ofTable(String name, int column, List<Expression> to) throws IOException {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;
    List<String> lines = Files.readAllLines(CLASSES.resolve("org/ftpdiag/knowledge/" + name));
    boolean header = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!header) {
        Pattern pattern = Pattern.compile(line.split("\t", -1)[column], flags);
        to.add(new Expression(name + ":" + (i + 1), "knowledge", pattern));
      }
      header = false;
    }
  }

  private static List<Path> files(Path under, String extension) throws IOException {
    try (Stream<Path> all = Files.walk(under)) {
      return all.filter(f -> f.toString().endsWith(extension)).sorted().toList();
    }
  }

  private static void ofClass(Class<?> type, List<Expression> to)
      throws ReflectiveOperationException {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(null);
      Collection<?> values =
          value instanceof Collection<?> many ? many : Collections.singleton(value);
      for (Object one : values) {
        String where = type.getSimpleName() + "." + field.getName();
        for (Pattern pattern : patterns(one)) {
          to.add(new Expression(where, lastPackage(type), pattern));
        }
      }
    }
  }

  private static String lastPackage(Class<?> type) {
    return type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
  }

  /** A pattern, or those that an enum constant or a record of ours holds. */
  private static List<Pattern> patterns(Object value) throws ReflectiveOperationException {
    if (value instanceof Pattern p) {
      return List.of(p);
    }
    List<Pattern> found = new ArrayList<>();
    if (value != null && value.getClass().getName().startsWith("org.ftpdiag.")) {
      for (Field field : value.getClass().getDeclaredFields()) {
        if (field.getType() == Pattern.class && !Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          Optional.ofNullable((Pattern) field.get(value)).ifPresent(found::add);
        }
      }
    }
    return found;
  }
}
