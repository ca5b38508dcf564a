package org.ftpdiag.cli;

/** The version of this ftpdiag, from the manifest of its jar. */
public final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}; {@code unpackaged} where the classes run from a folder. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
