package org.ftpdiag.report;

/** What the pages about codes can be printed as. */
public enum PageFormat {
  TEXT,
  JSON,
  MARKDOWN,
  HTML
}
