package org.ftpdiag.knowledge;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The server products that advice can name: {@code products.tsv}. */
public final class Products {

  private static final int COLUMNS = 9;

  private final Map<String, Product> byFamily;

  private Products(Map<String, Product> byFamily) {
    this.byFamily = byFamily;
  }

  /**
   * Reads the table.
   *
   * @throws IllegalStateException when it is missing or malformed
   */
  public static Products load() {
    return Loaded.TABLE;
  }

  private static Products read() {
    Map<String, Product> map = new LinkedHashMap<>();
    for (String[] row : Tsv.rows("products.tsv", COLUMNS)) {
      Product product =
          new Product(
              row[0],
              row[1],
              row[2],
              row[3].equals("=") ? Optional.of(row[2]) : cell(row[3]),
              cell(row[4]),
              cell(row[5]),
              cell(row[6]),
              cell(row[7]),
              row[8].equals("other"));
      if (map.put(product.family(), product) != null) {
        throw new IllegalStateException("products.tsv: twice: " + product.family());
      }
    }
    return new Products(map);
  }

  /** The product of a dialect, empty for one that the table does not know. */
  public Optional<Product> of(String family) {
    return Optional.ofNullable(byFamily.get(family));
  }

  /**
   * How people call the product of a dialect, without reading the rest of the table: the families
   * and their names.
   */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String[] row : Tsv.naming("products.tsv", "", 2)) {
      names.put(row[0], row[1]);
    }
    return names;
  }

  /** All products, in the order of the table. */
  public Collection<Product> all() {
    return Collections.unmodifiableCollection(byFamily.values());
  }

  private static Optional<String> cell(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(text);
  }

  /** Read once: thousands of probes share a process. */
  private static final class Loaded {
    private static final Products TABLE = read();
  }
}
