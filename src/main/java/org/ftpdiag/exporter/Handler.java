package org.ftpdiag.exporter;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Answers a request. */
@FunctionalInterface
interface Handler {
  /**
   * What to answer.
   *
   * @throws IOException where the request cannot be read
   */
  HttpAnswer answer(HttpExchange exchange) throws IOException;
}
