package org.ftpdiag.report;

import java.util.List;
import java.util.Optional;

/**
 * What a person reads of a finding.
 *
 * @param who who can mend it
 * @param fix what to do, in order; an item may hold several lines
 * @param workaround what helps meanwhile
 */
public record AdviceText(
    String title,
    String explanation,
    String who,
    List<String> fix,
    Optional<String> workaround,
    List<String> references) {}
