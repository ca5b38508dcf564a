package org.ftpdiag.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Words;

/**
 * Prints a document as one page of HTML that needs nothing else: style and script stand in it, and
 * its content security policy lets it load nothing and run no other script.
 */
final class HtmlDocument {
  private final PageWords words;

  HtmlDocument(Words words) {
    this.words = new PageWords(words);
  }

  String print(Document document) {
    boolean searchable = document.search().isPresent();
    String style = resource("codes.css");
    String script = searchable ? resource("codes.js") : "";
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    out.append("<html lang=\"").append(words.say("language")).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.append("style-src '").append(hash(style)).append("'; ");
    out.append("script-src ").append(searchable ? "'" + hash(script) + "'" : "'none'");
    out.append("; base-uri 'none'; form-action 'none'\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<title>").append(HtmlText.escaped(document.title())).append("</title>\n");
    out.append("<style>").append(style).append("</style>\n</head>\n<body>\n");
    out.append("<h1>").append(HtmlText.escaped(document.title())).append("</h1>\n");
    if (searchable) {
      String label = HtmlText.escaped(words.say("html.search"));
      out.append("<p><input type=\"search\" id=\"search\" aria-label=\"").append(label);
      out.append("\" placeholder=\"").append(label);
      out.append("\" value=\"").append(HtmlText.escaped(document.search().get()));
      out.append("\"></p>\n<p id=\"none\" hidden>");
      out.append(HtmlText.escaped(words.say("html.none"))).append("</p>\n");
    }
    Set<String> anchors = new HashSet<>();
    document.articles().forEach(article -> anchors.add(article.anchor()));
    HtmlBlocks blocks = new HtmlBlocks(words, anchors);
    out.append("<main id=\"pages\">\n");
    for (Article article : document.articles()) {
      blocks.print(article, out);
    }
    out.append("</main>\n");
    if (searchable) {
      out.append("<script>").append(script).append("</script>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  /** What a content security policy knows an inline style or script by. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlDocument.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
