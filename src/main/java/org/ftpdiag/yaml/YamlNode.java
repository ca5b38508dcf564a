package org.ftpdiag.yaml;

/** A node of a file's tree. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {
  /** Where it begins. */
  Place place();
}
