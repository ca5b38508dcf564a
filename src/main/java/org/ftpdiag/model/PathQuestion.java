package org.ftpdiag.model;

import java.util.Optional;

/**
 * What is asked of a path on the server.
 *
 * @param entries whether the entries of a directory are counted
 * @param content whether a file is read
 * @param contains a text that is looked for in it
 */
public record PathQuestion(
    String path, boolean entries, boolean content, Optional<String> contains) {}
