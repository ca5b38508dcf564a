/**
 * The built-in FTP server that misbehaves on demand: normal and correct, unless a scenario bends
 * it. Serves {@code ftpdiag demo} and the scripted tests. The grammar of scenario files is in the
 * README next to them.
 */
package org.ftpdiag.demo;
