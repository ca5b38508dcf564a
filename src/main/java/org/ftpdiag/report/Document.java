package org.ftpdiag.report;

import java.util.List;
import java.util.Optional;

/**
 * A report or pages of the reference, ready to be printed: everything in them is in the reader's
 * language.
 *
 * @param title what they are about; text and Markdown leave it out of a single page
 * @param search what was searched for; empty for documents that are not to be searched
 */
public record Document(String title, Optional<String> search, List<Article> articles) {
  public Document {
    articles = List.copyOf(articles);
  }
}
