/**
 * Passwords, keys and certificates, and the files that hold them: nothing of such a file is ever
 * quoted. Reading begins at {@code PasswordSource} and {@code ClientCertificate}.
 */
package org.ftpdiag.cli.secrets;
