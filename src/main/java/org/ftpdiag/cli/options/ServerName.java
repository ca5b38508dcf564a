package org.ftpdiag.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.knowledge.Fingerprints;
import org.ftpdiag.knowledge.Lineage;
import org.ftpdiag.knowledge.Product;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.knowledge.ReplyTable;

/** What people call a server product: its key, or its name without regard to case and signs. */
public final class ServerName {
  private ServerName() {}

  /**
   * The family of the product.
   *
   * @throws UsageException for a product that no table knows; it lists those that one does
   */
  public static String family(String typed, Products products) {
    String wanted = bare(typed);
    List<String> known = new ArrayList<>();
    for (Product product : products.all()) {
      if (bare(product.family()).equals(wanted) || bare(product.name()).equals(wanted)) {
        return product.family();
      }
      known.add(product.family());
    }
    // Known by its kin (macos), its greeting (mikrotik) or its wordings, and by no settings.
    String family = typed.toLowerCase(Locale.ROOT);
    return Optional.of(family)
        .filter(f -> Lineage.of(f).size() > 1)
        .or(() -> Fingerprints.load().family(name -> bare(name).equals(wanted)))
        .or(() -> worded(wanted))
        .orElseThrow(
            () ->
                new UsageException(
                    "choice",
                    "option",
                    "--server",
                    "value",
                    typed,
                    "choices",
                    String.join(", ", known)));
  }

  private static Optional<String> worded(String wanted) {
    return ReplyTable.load().rows().stream()
        .map(ReplyRow::product)
        .filter(product -> bare(product).equals(wanted))
        .findFirst();
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "");
  }
}
