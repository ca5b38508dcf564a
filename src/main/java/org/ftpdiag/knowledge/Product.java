package org.ftpdiag.knowledge;

import java.util.Optional;

/**
 * What an administrator has to know of a server product.
 *
 * @param family the key of its dialect, such as {@code vsftpd}
 * @param name how people call it
 * @param configuration where its settings stand: a file, or the path through its interface
 * @param file the file among those places whose lines are settings; a new line replaces the old one
 * @param perSetting on Debian, the file of one setting, {@code {name}} standing for its name, for
 *     products that keep one value a file there
 * @param restart the command that makes settings take effect; empty when they do at once
 * @param log where it writes what happened
 * @param parent the family whose settings it shares
 * @param foreign whether it runs where no administrator has a Unix shell: on Windows, on a device,
 *     as a service in the cloud
 */
public record Product(
    String family,
    String name,
    String configuration,
    Optional<String> file,
    Optional<String> perSetting,
    Optional<String> restart,
    Optional<String> log,
    Optional<String> parent,
    boolean foreign) {}
