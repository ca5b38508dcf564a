package org.ftpdiag.model.seen;

import java.util.List;

/**
 * What a directory listing held.
 *
 * @param format the format that fitted best, such as {@code UNIX}; empty for none
 * @param lines lines that were due to be entries
 * @param parsed how many were understood
 * @param unparsed the first few that were not, escaped
 * @param undecodable names that are not UTF-8, the first few, escaped
 * @param sample the first few names
 */
public record Listing(
    String path,
    String format,
    int lines,
    int parsed,
    List<String> unparsed,
    List<String> undecodable,
    List<String> sample)
    implements Observation {}
