/**
 * Data connections and what goes through them, each with the replies that come meanwhile; results
 * are returned. Reading begins at {@code Transfers} and {@code TransferRun}; {@code
 * DataConnections} makes the connections.
 */
package org.ftpdiag.probe.transfer;
