/**
 * Sockets, control and data channels, listings: the only user of commons-net. Reading begins at
 * {@code ControlChannel} and {@code TcpLink}.
 */
package org.ftpdiag.wire;
