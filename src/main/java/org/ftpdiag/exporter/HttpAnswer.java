package org.ftpdiag.exporter;

/**
 * An answer over HTTP.
 *
 * @param status such as 200 (RFC 9110)
 * @param type its media type
 */
record HttpAnswer(int status, String type, String body) {
  /** A line of text. */
  static HttpAnswer text(int status, String line) {
    return new HttpAnswer(status, "text/plain; charset=utf-8", line + "\n");
  }
}
