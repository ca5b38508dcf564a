package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.CodeMeaning;
import org.ftpdiag.knowledge.CodePage;
import org.ftpdiag.knowledge.CodeTable;
import org.ftpdiag.knowledge.DataRole;
import org.ftpdiag.knowledge.ProductWordings;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.knowledge.Retry;
import org.ftpdiag.model.Side;
import org.ftpdiag.report.words.Words;

/** Puts the pages of codes together from the tables and the words. */
final class CodeSheets {
  private static final String UNKNOWN = "code.unknown.";

  private final Words words;
  private final CodeTable table;
  private final Map<String, String> products;

  CodeSheets(Words words) {
    this.words = words;
    this.table = CodeTable.load();
    this.products = Products.names();
  }

  /** What the words need to have for the page of one code (see {@link Words#excerpt}). */
  static List<String> prefixes(String code) {
    return List.of("code." + code, UNKNOWN, "page.", "cli.output-failed");
  }

  /** The page of a code. */
  CodeSheet of(String code) {
    return of(code, "", "");
  }

  /**
   * The page of a code that was met.
   *
   * @param after the command it answered, empty when unknown: it may tell which meaning is meant
   * @param finding what the reply means, empty when unknown: likewise
   * @throws IllegalArgumentException for what can be no code
   */
  CodeSheet of(String code, String after, String finding) {
    Optional<CodePage> known = table.find(code);
    CodePage page = known.isPresent() ? known.get() : unknown(code);
    Map<String, String> facts = Map.of("code", code);
    String key = known.isPresent() ? "code." + code + "." : UNKNOWN;
    String title = words.say(key + "title", facts);
    ProductWordings wordings = ProductWordings.of(code);
    return new CodeSheet(
        page,
        known.isPresent(),
        title,
        words.find("code." + code, Map.of()).orElse(title),
        words.say("page.family." + page.family().id() + ".promise", Map.of()),
        digits(page),
        words.say(key + "description", facts),
        words.say(key + "when", facts),
        fixes(key, facts),
        meanings(page, after, finding),
        alsoAfter(page, wordings),
        wordings,
        names(wordings));
  }

  private static CodePage unknown(String code) {
    CodeFamily family =
        CodeFamily.of(code)
            .orElseThrow(() -> new IllegalArgumentException("can be no code: " + code));
    Retry retry =
        switch (family) {
          case PRELIMINARY, COMPLETION -> Retry.NEEDLESS;
          case INTERMEDIATE, PROTECTED -> Retry.NEXT;
          case TRANSIENT -> Retry.LATER;
          case PERMANENT, WINSOCK, IIS -> Retry.CHANGED;
        };
    String reference = family.ofReplies() ? "RFC 959 section 4.2" : "Windows Sockets error codes";
    return new CodePage(
        code,
        family,
        List.of("*"),
        Set.of(),
        retry,
        DataRole.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(reference));
  }

  /** What the digits promise: nothing beyond its family for a code that is no reply of FTP. */
  private String digits(CodePage page) {
    String family = words.say("page.family." + page.family().id() + ".explanation", Map.of());
    if (!page.family().ofReplies()) {
      return family;
    }
    return family + " " + words.say("page.digit." + page.name().charAt(1), Map.of());
  }

  private List<CodeSheet.Fix> fixes(String key, Map<String, String> facts) {
    List<CodeSheet.Fix> fixes = new ArrayList<>();
    Optional<String> all = words.find(key + "fix", facts);
    if (all.isPresent()) {
      fixes.add(new CodeSheet.Fix(Optional.empty(), all.get()));
    }
    for (Side side : Side.values()) {
      Optional<String> text = words.find(key + "fix." + side.id(), facts);
      if (text.isPresent()) {
        fixes.add(new CodeSheet.Fix(Optional.of(side), text.get()));
      }
    }
    return fixes;
  }

  private List<CodeSheet.Competing> meanings(CodePage page, String after, String finding) {
    int chosen = chosen(page.meanings(), after, finding);
    List<CodeSheet.Competing> meanings = new ArrayList<>();
    for (int i = 0; i < page.meanings().size(); i++) {
      String text = words.say("code." + page.name() + ".meaning." + (i + 1), Map.of());
      meanings.add(new CodeSheet.Competing(page.meanings().get(i).who(), text, i == chosen));
    }
    return meanings;
  }

  /** Which meaning a reply has: what was found in its words counts before the command. */
  private static int chosen(List<CodeMeaning> meanings, String after, String finding) {
    for (int i = 0; i < meanings.size(); i++) {
      if (meanings.get(i).findings().contains(finding)) {
        return i;
      }
    }
    for (int i = 0; i < meanings.size(); i++) {
      if (meanings.get(i).commands().contains(after)) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> alsoAfter(CodePage page, ProductWordings wordings) {
    if (page.commands().contains("*")) {
      return List.of();
    }
    List<String> more = new ArrayList<>();
    for (String command : wordings.commands()) {
      if (!page.commands().contains(command)) {
        more.add(command);
      }
    }
    return more;
  }

  private List<String> names(ProductWordings wordings) {
    List<String> names = new ArrayList<>();
    for (String family : wordings.families()) {
      names.add(name(family));
    }
    return names;
  }

  /** How people call a product; its key where the table of products does not know it. */
  String name(String family) {
    return products.getOrDefault(family, family);
  }

  /** Every page of the families, in the order of the table. */
  List<CodeSheet> of(Set<CodeFamily> families) {
    List<CodeSheet> sheets = new ArrayList<>();
    for (CodePage page : table.all()) {
      if (families.contains(page.family())) {
        sheets.add(of(page.name()));
      }
    }
    return sheets;
  }
}
