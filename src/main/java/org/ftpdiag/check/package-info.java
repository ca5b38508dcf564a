/**
 * Expectations of servers, judged over the report of a probe by pure functions. Reading begins at
 * {@code Expectation}; {@code check.file} has how they are written, {@code check.print} how their
 * outcomes are.
 */
package org.ftpdiag.check;
