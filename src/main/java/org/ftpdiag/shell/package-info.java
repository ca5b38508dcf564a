/**
 * A session that a person drives. {@code Shell} takes one line after another; {@code Desk} is what
 * its commands share: the live session, what was asked for, the screen. The commands stand in
 * classes by what they are about. {@code ShellScript} runs lines without a terminal, {@code
 * terminal} edits them on one.
 */
package org.ftpdiag.shell;
