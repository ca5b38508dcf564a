package org.ftpdiag.yaml;

import org.ftpdiag.model.Phrase;

/**
 * Something wrong in a file.
 *
 * @param what what was found, and what is allowed; never a value of the environment
 */
public record Fault(Place place, Phrase what) {}
