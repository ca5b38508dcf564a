package org.ftpdiag.exporter;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** What the exporter tells of itself at {@code /metrics}. */
final class OwnMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter probes =
      Counter.builder()
          .name("ftpdiag_exporter_probes_total")
          .help("Probes that ended, by module and by whether they succeeded.")
          .labelNames("module", "success")
          .register(registry);
  private final Gauge running =
      Gauge.builder()
          .name("ftpdiag_exporter_probes_running")
          .help("Probes that run now.")
          .register(registry);
  private final Histogram durations =
      Histogram.builder()
          .name("ftpdiag_exporter_probe_duration_seconds")
          .help("How long probes took, by module.")
          .labelNames("module")
          .classicUpperBounds(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
          .classicOnly()
          .register(registry);
  private final Counter refusals =
      Counter.builder()
          .name("ftpdiag_exporter_refused_total")
          .help("Requests that were refused, by reason.")
          .labelNames("reason")
          .register(registry);
  private final Gauge reloaded =
      Gauge.builder()
          .name("ftpdiag_exporter_config_last_reload_successful")
          .help("Whether the configuration in force is the file's (1), or an older one (0).")
          .register(registry);
  private final Gauge reloadedAt =
      Gauge.builder()
          .name("ftpdiag_exporter_config_last_reload_success_timestamp_seconds")
          .help("When the configuration in force was read, seconds since 1970.")
          .register(registry);

  /** Why a request is refused. */
  enum Refusal {
    MODULE,
    TARGET,
    NOT_ALLOWED,
    FULL,
    LOGIN,
    BROKEN
  }

  OwnMetrics(String version, Instant now) {
    Info.builder()
        .name("ftpdiag_exporter_build_info")
        .help("The version of ftpdiag; always 1.")
        .labelNames("version")
        .register(registry)
        .addLabelValues(version);
    for (Refusal reason : Refusal.values()) {
      refusals.labelValues(
          label(reason)); // a series that is there from the start can be alerted on
    }
    reloaded(true, now);
  }

  /** A probe that runs, from its beginning until it is closed. */
  final class Measurement implements AutoCloseable {
    private final String module;
    private final long began = System.nanoTime();
    private boolean success;

    private Measurement(String module) {
      this.module = module;
      running.inc();
    }

    void success(boolean succeeded) {
      success = succeeded;
    }

    @Override
    public void close() {
      running.dec();
      durations.labelValues(module).observe((System.nanoTime() - began) / 1e9);
      probes.labelValues(module, Boolean.toString(success)).inc();
    }
  }

  /**
   * Begins to measure a probe.
   *
   * @param module one of the configuration: what strangers type would make a series each
   */
  Measurement begin(String module) {
    return new Measurement(module);
  }

  void refused(Refusal why) {
    refusals.labelValues(label(why)).inc();
  }

  private static String label(Refusal why) {
    return why.name().toLowerCase(Locale.ROOT);
  }

  /** The configuration was read again, or could not be. */
  void reloaded(boolean successful, Instant now) {
    reloaded.set(successful ? 1 : 0);
    if (successful) {
      reloadedAt.set(now.getEpochSecond());
    }
  }

  /** All of it in the text format. */
  String text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
    return out.toString(StandardCharsets.UTF_8);
  }
}
