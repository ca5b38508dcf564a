/** What the exporter is told by its configuration. Reading begins at {@code ExporterFile}. */
package org.ftpdiag.cli.serve;
