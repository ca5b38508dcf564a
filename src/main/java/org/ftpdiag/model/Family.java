package org.ftpdiag.model;

/** Which address families may be used. */
public enum Family {
  ANY,
  IPV4,
  IPV6
}
