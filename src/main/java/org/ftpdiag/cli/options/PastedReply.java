package org.ftpdiag.cli.options;

import java.util.Optional;
import org.ftpdiag.model.seen.Reply;

/**
 * A reply out of a log.
 *
 * @param after the command that was pasted before it, as its log has it; empty where none was
 */
public record PastedReply(Reply reply, Optional<String> after) {}
