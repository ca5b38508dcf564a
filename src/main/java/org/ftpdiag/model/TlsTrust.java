package org.ftpdiag.model;

/**
 * What the trust store and the host name say of a chain. Dates are judged from the chain itself.
 *
 * @param anchored a path to a trusted authority exists (dates left aside)
 * @param nameMatches the leaf names the host or address that was asked for
 * @param detail the checker's own words where one of the two does not hold
 */
public record TlsTrust(boolean anchored, boolean nameMatches, String detail) {}
