package org.ftpdiag.model.seen;

import java.util.Optional;
import org.ftpdiag.model.CheckCost;
import org.ftpdiag.model.DeepCheck;
import org.ftpdiag.model.Phrase;

/**
 * A closer look that was asked for, as it was announced.
 *
 * @param cost what it was to take
 * @param skipped why it was not taken
 */
public record CheckTrial(DeepCheck check, CheckCost cost, Optional<Phrase> skipped)
    implements Observation {}
