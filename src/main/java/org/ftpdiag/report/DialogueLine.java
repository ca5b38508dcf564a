package org.ftpdiag.report;

import org.ftpdiag.model.seen.Transcript;

/**
 * A line of the dialogue as a person reads it.
 *
 * @param kind who said it, or that it happened
 * @param text fit to be shown
 * @param meaning of a reply, in a few words; empty for all else
 */
public record DialogueLine(Transcript.Kind kind, String text, String meaning) {}
