/**
 * What is known of the session that a log tells of, joined anywhere in it, and the run that is made
 * of it. Reading begins at {@code Conversation}.
 */
package org.ftpdiag.explain.session;
