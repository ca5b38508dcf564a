/**
 * What a line of a log says: sent, replied, said by the program, and what programs mean by what
 * they say. Reading begins at {@code Event}; {@code Wordings} is the table of sayings.
 */
package org.ftpdiag.explain.event;
