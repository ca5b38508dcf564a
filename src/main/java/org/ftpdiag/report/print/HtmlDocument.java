package org.ftpdiag.report.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Words;

/**
 * Prints one page of HTML that needs nothing else: style and script stand in it, and its content
 * security policy lets it load nothing and run no other script.
 */
public final class HtmlDocument implements BlockPrinter {
  private static final int CHUNK = 1 << 15;

  private final HtmlBlocks blocks;
  private final Appendable to;
  private final String script;
  private final StringBuilder out = new StringBuilder();
  private boolean article;
  private boolean lines;

  private HtmlDocument(HtmlBlocks blocks, String script, Appendable to) {
    this.blocks = blocks;
    this.script = script;
    this.to = to;
  }

  /**
   * Begins a page.
   *
   * @param search what was searched for; empty for pages that are not to be searched
   * @param anchors of its articles, to which names link
   */
  public static HtmlDocument begin(
      String title, Optional<String> search, Set<String> anchors, Words all, Appendable to)
      throws IOException {
    PageWords words = new PageWords(all);
    String style = resource("codes.css");
    String script = search.isPresent() ? resource("codes.js") : "";
    HtmlDocument document = new HtmlDocument(new HtmlBlocks(all, anchors), script, to);
    StringBuilder out = document.out;
    out.append("<!DOCTYPE html>\n<html lang=\"").append(words.say("language"));
    out.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.append("style-src '").append(hash(style)).append("'; ");
    out.append("script-src ").append(search.isPresent() ? "'" + hash(script) + "'" : "'none'");
    out.append("; base-uri 'none'; form-action 'none'\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<title>").append(HtmlText.escaped(title)).append("</title>\n");
    out.append("<style>").append(style).append("</style>\n</head>\n<body>\n");
    out.append("<header><h1>").append(HtmlText.escaped(title)).append("</h1></header>\n");
    if (search.isPresent()) {
      String label = HtmlText.escaped(words.say("html.search"));
      out.append("<p><input type=\"search\" id=\"search\" aria-label=\"").append(label);
      out.append("\" placeholder=\"").append(label);
      out.append("\" value=\"").append(HtmlText.escaped(search.get()));
      out.append("\"></p>\n<p id=\"none\" hidden>");
      out.append(HtmlText.escaped(words.say("html.none"))).append("</p>\n");
    }
    out.append("<main id=\"pages\">\n");
    return document;
  }

  @Override
  public void article(String anchor) {
    closeArticle();
    article = true;
    out.append("<article");
    if (!anchor.isEmpty()) {
      out.append(" id=\"").append(HtmlText.escaped(anchor)).append('"');
    }
    out.append(">\n");
  }

  @Override
  public void print(Block block) throws IOException {
    boolean line = block instanceof Block.LogLine;
    if (line && !lines) {
      out.append("<div class=\"log\">\n");
    } else if (!line) {
      closeLines();
    }
    lines = line;
    blocks.print(block, out);
    if (out.length() >= CHUNK) {
      flush();
    }
  }

  private void closeLines() {
    if (lines) {
      out.append("</div>\n");
      lines = false;
    }
  }

  private void closeArticle() {
    closeLines();
    if (article) {
      out.append("</article>\n");
    }
  }

  @Override
  public void end() throws IOException {
    closeArticle();
    out.append("</main>\n");
    if (!script.isEmpty()) {
      out.append("<script>").append(script).append("</script>\n");
    }
    out.append("</body>\n</html>\n");
    flush();
  }

  @Override
  public void flush() throws IOException {
    to.append(out);
    out.setLength(0);
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
