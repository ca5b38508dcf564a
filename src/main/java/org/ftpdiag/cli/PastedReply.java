package org.ftpdiag.cli;

import java.util.Optional;
import org.ftpdiag.model.Reply;

/**
 * A reply out of a log.
 *
 * @param after the command that was pasted before it, as its log has it; empty where none was
 */
record PastedReply(Reply reply, Optional<String> after) {}
