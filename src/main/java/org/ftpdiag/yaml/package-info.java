/**
 * YAML files that people write, read with the place of everything in them, so that each error names
 * line and column. Knows no key of any file. Reading begins at {@code YamlFile}; {@code
 * MappingReader} is what takes keys out of a mapping.
 */
package org.ftpdiag.yaml;
