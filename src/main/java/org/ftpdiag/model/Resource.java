package org.ftpdiag.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Files that come with the program, beside a class. From a jar they are read directly: a class
 * loader first asks the modules of Java, whose image it opens for that; it takes longer than all a
 * page of a code has to do.
 */
public final class Resource {
  private static final String JAR = jar();

  private Resource() {}

  /** The jar that this runs from; empty where it runs from folders. */
  private static String jar() {
    String path = System.getProperty("java.class.path", "");
    return path.endsWith("ftpdiag.jar") && path.indexOf(java.io.File.pathSeparatorChar) < 0
        ? path
        : "";
  }

  /**
   * The content of a file.
   *
   * @param beside a class of its package
   * @return null where there is no such file
   * @throws UncheckedIOException where it cannot be read
   */
  public static byte[] bytes(Class<?> beside, String name) {
    try {
      return JAR.isEmpty() ? fromFolder(beside, name) : fromJar(beside, name);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static byte[] fromFolder(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static byte[] fromJar(Class<?> beside, String name) throws IOException {
    String path = beside.getPackageName().replace('.', '/') + "/" + name;
    // Java has it open already: this one shares what was read of it.
    try (ZipFile jar = new ZipFile(JAR)) {
      ZipEntry entry = jar.getEntry(path);
      if (entry == null) {
        return null;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readNBytes((int) entry.getSize());
      }
    }
  }
}
