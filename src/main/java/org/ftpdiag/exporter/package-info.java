/**
 * A web server that probes on demand for Prometheus: one request, one probe, the gauges of {@code
 * --format prometheus}. It is nobody's scanner: a target must be on the list of its module. Begin
 * with {@link org.ftpdiag.exporter.Exporter}, then {@link org.ftpdiag.exporter.ProbeHandler}.
 */
package org.ftpdiag.exporter;
