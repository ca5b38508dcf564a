package org.ftpdiag.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ftpdiag.report.words.Words;

/** The English and the French words side by side. */
final class BundlePair {

  /** Names, commands and lines of files, which are in no language. */
  private static final Pattern LITERAL =
      Pattern.compile(
          String.join(
              "|",
              "FileZilla Server",
              "Could not create file",
              "Login incorrect",
              "Let's Encrypt",
              "Active Directory",
              "-l puredb:",
              "« FTP Basic Auth Publishing Credentials »",
              "ufw allow",
              "ping -M do",
              "netsh (int ipv4 show excludedportrange|winsock reset)",
              "route print",
              "Red Hat",
              "(ftpd_full_access|RequireValidShell vaut|UseFtpUsers vaut) (on|off)",
              "(systemctl|resolvectl) status",
              "/query /status",
              "-ts recent",
              "Total Commander",
              "TCP wrappers",
              "(Control Channel|Unauthenticated) Timeout",
              "Max Connections|Min Bytes/Second",
              "Policy requires SSL",
              "Permission denied",
              "à false",
              "ip route get",
              "permit host",
              "no mask-banner",
              "set ftp:[a-z-]+ (no|true)",
              "data sets?",
              "--deploy-hook \"systemctl restart SERVICE\"",
              "dig A \\{host\\}; dig",
              "(vsftpd|in\\.ftpd): ADRESSE",
              "list-timers; certbot",
              "chown UTILISATEUR: ",
              "UTILISATEUR; (chage|passwd)",
              "(chage|passwd|getent|ls|df|du) [^;]{1,40};(?= (chage|passwd|namei|id|df|du) )"));

  private static final Pattern QUOTED = Pattern.compile("«\u00a0([^«»]+)\u00a0»");

  final Words english = Words.load("en").withFindings();
  final Words french = Words.load("fr").withFindings();

  Set<String> shared() {
    Set<String> both = new TreeSet<>(english.keys());
    both.retainAll(french.keys());
    return both;
  }

  static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found;
  }

  String english(String key) {
    return english.find(key, Map.of()).orElseThrow();
  }

  String french(String key) {
    return french.find(key, Map.of()).orElseThrow();
  }

  /** The French without what it names or quotes as the English does, letter by letter. */
  String prose(String key) {
    String wanted = english.find(key, Map.of()).orElse("");
    String unquoted =
        QUOTED
            .matcher(french(key))
            .replaceAll(
                m -> Matcher.quoteReplacement(wanted.contains(m.group(1)) ? "" : m.group()));
    return LITERAL.matcher(unquoted).replaceAll("");
  }
}
