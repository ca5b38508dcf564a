package org.ftpdiag.model.seen;

/** Whether this client offered to resume a TLS session in a handshake. */
public enum ResumptionOffer {
  /** It named a session or sent a ticket: where no session was resumed, the server declined. */
  MADE,
  /** It had nothing that it could have offered: what follows is not the server's doing. */
  IMPOSSIBLE,
  /** It kept back what it had, to see what the server makes of it. */
  WITHHELD
}
