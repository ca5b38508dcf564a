/**
 * What is FTP itself, whoever looks at it: commands, replies, data addresses, and what else answers
 * where FTP was expected. Pure, and written once for every other package. Begin with {@link
 * org.ftpdiag.ftp.Verb}.
 */
package org.ftpdiag.ftp;
