package org.ftpdiag.knowledge;

/**
 * Words of a product's own, as the reply table knows them.
 *
 * @param family the product's key
 * @param after the column {@code after} of their row
 * @param text the words, as one server said them
 * @param finding the id of what they mean, {@code -} for nothing
 */
public record ProductWording(String family, String after, String text, String finding) {}
