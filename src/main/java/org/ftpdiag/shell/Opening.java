package org.ftpdiag.shell;

import org.ftpdiag.model.ProbeRequest;

/**
 * What to connect to, and how.
 *
 * @param typed the target as it was typed
 */
public record Opening(String typed, ProbeRequest request) {}
