/**
 * What a probe can observe, as it was seen; nothing here judges. Reading begins at {@code
 * Observation}, which lists them all, and {@code Reply}.
 */
package org.ftpdiag.model.seen;
