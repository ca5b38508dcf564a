package org.ftpdiag.explain.event;

import java.util.Optional;

/**
 * What the reply table is asked about a text without a code.
 *
 * @param verb the command before it; empty where that is not known
 * @param family the server's, where it is known
 */
record Question(String verb, String text, Optional<String> family) {}
