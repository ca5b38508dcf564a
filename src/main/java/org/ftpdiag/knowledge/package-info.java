/**
 * Tables read from resources: replies, codes, fingerprints, settings. Reading begins at {@code
 * ReplyTable}.
 */
package org.ftpdiag.knowledge;
