/**
 * What deep checks see, a record each; reports write them down as they are. Begin with {@code
 * ListingsCompared}.
 */
package org.ftpdiag.model.seen.deep;
