package org.ftpdiag.yaml;

/**
 * A text.
 *
 * @param written as it stands in the file, references to the environment as they are written: the
 *     only form that may be shown
 * @param text what it means
 * @param secret whether a part of it came from the environment
 * @param plain whether it stands without quotes
 */
public record YamlScalar(Place place, String written, String text, boolean secret, boolean plain)
    implements YamlNode {

  /** Whether it is YAML's null: nothing, {@code ~} or {@code null}. */
  public boolean isNull() {
    return plain && !secret && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  @Override
  public String toString() {
    return place + " " + written;
  }
}
