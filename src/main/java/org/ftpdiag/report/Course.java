package org.ftpdiag.report;

import java.util.List;
import org.ftpdiag.model.seen.Transcript.Channel;

/**
 * How a session went in time: what a drawing of it shows. Times are milliseconds since the probe
 * began.
 *
 * @param spans the steps that ran, in their order
 * @param moments what was said and what happened, in order of time
 */
public record Course(List<Span> spans, List<Moment> moments) {
  public Course {
    spans = List.copyOf(spans);
    moments = List.copyOf(moments);
  }

  /**
   * A step.
   *
   * @param startMs when it began
   * @param ms how long it took
   */
  public record Span(ReadableStep step, double startMs, double ms) {}

  /**
   * Something said, or that happened.
   *
   * @param channel on which connection
   */
  public record Moment(double atMs, Channel channel, DialogueLine said) {}
}
