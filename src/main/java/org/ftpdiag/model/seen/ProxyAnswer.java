package org.ftpdiag.model.seen;

/**
 * What a proxy made of the wish to be connected with a server.
 *
 * @param proxy its URL, without user
 * @param outcome whose fault it is, and which
 * @param code what it answered with: the number of a SOCKS reply, the status of an HTTP one; empty
 *     where it answered nothing
 * @param text what the code means, or the proxy's own words; bounded, empty for nothing
 */
public record ProxyAnswer(String proxy, Outcome outcome, String code, String text) {
  /** How it ends. */
  public enum Outcome {
    /** It connects with the server. */
    OPENED,
    /** The name of the proxy has no address, or none could be found out. */
    NAME,
    /** No connection to the proxy itself, or no answer from it. */
    UNREACHABLE,
    /** Something answers that is no such proxy. */
    NOT_A_PROXY,
    /** It wants a login, and there is none. */
    LOGIN_WANTED,
    /** It refuses the login. */
    LOGIN_REJECTED,
    /** It knows none of the ways to log in that it was offered. */
    LOGIN_UNKNOWN,
    /** It will not connect there, as a matter of its rules. */
    REFUSED,
    /** It could not, for a reason of its own. */
    FAILED,
    /** The server refused the proxy's connection. */
    SERVER_REFUSED,
    /** It took the wish, and did not tell in time what came of it: it waits itself, as a rule. */
    SERVER_AWAITED,
    /** The server did not answer the proxy. */
    SERVER_SILENT,
    /** The proxy has no way to the server. */
    SERVER_UNREACHABLE,
    /** The proxy finds no address for the server's name. */
    SERVER_NAME,
    /** It says that it cannot reach the server, and not why. */
    SERVER_FAILED;

    /** Whether the proxy did its work, and tells what came of it. */
    public boolean ofServer() {
      return this == OPENED || compareTo(SERVER_REFUSED) >= 0;
    }
  }

  /** Whether the failure is one of the proxy, or between this machine and the proxy. */
  public boolean ofProxy() {
    return !outcome.ofServer();
  }
}
