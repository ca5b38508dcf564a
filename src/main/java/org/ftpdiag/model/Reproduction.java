package org.ftpdiag.model;

/**
 * A command that shows without ftpdiag what it found.
 *
 * @param tool the program, such as {@code curl}
 * @param command a line for a POSIX shell, quoted for it; it holds no secret
 * @param shows what one will see there
 */
public record Reproduction(String tool, String command, Phrase shows) {}
