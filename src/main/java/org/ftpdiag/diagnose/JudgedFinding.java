package org.ftpdiag.diagnose;

import org.ftpdiag.model.Finding;

/**
 * A finding and where it was seen.
 *
 * @param explains it says why the observation went wrong. One observation is explained once: by the
 *     first rule that does. Other remarks on it (it was slow, it was oddly formed) stand beside.
 */
public record JudgedFinding(Finding finding, Moment place, boolean explains) {}
