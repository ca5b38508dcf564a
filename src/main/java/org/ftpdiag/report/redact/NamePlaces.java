package org.ftpdiag.report.redact;

import java.net.InetAddress;
import java.util.Map;
import java.util.regex.Pattern;

/** What the texts of a report mean, by the place where they stand. */
final class NamePlaces {
  /** What a text is. */
  private enum Meaning {
    /** A word of ours, of the protocol or of a product. */
    PLAIN,
    HOST,
    /** A target as it was typed. */
    TARGET,
    USER,
    PATH,
    /** A distinguished name. */
    CERTIFICATE,
    /** A hash, by which a certificate or file could be looked up. */
    DIGEST,
    /** A line of a listing. */
    LISTED,
    COMMAND,
    /** A line of a log. */
    LOGGED,
    /** Whatever somebody may have written. */
    TEXT
  }

  private static final Map<String, Meaning> OF =
      Map.ofEntries(
          Map.entry("Target.input", Meaning.TARGET),
          Map.entry("Target.host", Meaning.HOST),
          Map.entry("Target.path", Meaning.PATH),
          Map.entry("Resolution.host", Meaning.HOST),
          Map.entry("Credentials.user", Meaning.USER),
          Map.entry("ProxyServer.host", Meaning.HOST),
          Map.entry("Login.user", Meaning.USER),
          Map.entry("ProxyAnswer.proxy", Meaning.TARGET),
          Map.entry("ProxyAnswer.code", Meaning.PLAIN),
          Map.entry("Speech.virtualHost", Meaning.HOST),
          Map.entry("Speech.sent", Meaning.COMMAND),
          Map.entry("Tests.get", Meaning.PATH),
          Map.entry("Tests.put", Meaning.PATH),
          Map.entry("PathQuestion.path", Meaning.PATH),
          Map.entry("PathLook.path", Meaning.PATH),
          Map.entry("PathLook.sha256", Meaning.DIGEST),
          Map.entry("DownloadCheck.path", Meaning.PATH),
          Map.entry("UploadCheck.directory", Meaning.PATH),
          Map.entry("UploadCheck.path", Meaning.PATH),
          Map.entry("Listing.path", Meaning.PATH),
          Map.entry("Listing.sample", Meaning.PATH),
          Map.entry("Listing.undecodable", Meaning.PATH),
          Map.entry("Listing.unparsed", Meaning.LISTED),
          Map.entry("Listing.format", Meaning.PLAIN),
          Map.entry("Transfer.argument", Meaning.PATH),
          Map.entry("Transfer.verb", Meaning.PLAIN),
          Map.entry("Exchange.verb", Meaning.PLAIN),
          Map.entry("CertificateInfo.subject", Meaning.CERTIFICATE),
          Map.entry("CertificateInfo.issuer", Meaning.CERTIFICATE),
          Map.entry("CertificateInfo.names", Meaning.HOST),
          Map.entry("CertificateInfo.key", Meaning.PLAIN),
          Map.entry("CertificateInfo.signature", Meaning.PLAIN),
          Map.entry("CertificateInfo.sha256", Meaning.DIGEST),
          Map.entry("TlsSession.protocol", Meaning.PLAIN),
          Map.entry("TlsSession.cipher", Meaning.PLAIN),
          Map.entry("OldTlsVersions.accepted", Meaning.PLAIN),
          Map.entry("OldTlsVersions.refused", Meaning.PLAIN),
          Map.entry("TlsOffers.versions", Meaning.PLAIN),
          Map.entry("TlsOffers.refused", Meaning.PLAIN),
          Map.entry("Accepted.version", Meaning.PLAIN),
          Map.entry("Accepted.number", Meaning.PLAIN),
          Map.entry("Accepted.name", Meaning.PLAIN),
          Map.entry("Accepted.kind", Meaning.PLAIN),
          Map.entry("Accepted.source", Meaning.PLAIN),
          Map.entry("Data.protocol", Meaning.PLAIN),
          Map.entry("SessionRenewal.reason", Meaning.PLAIN),
          Map.entry("CredentialRemark.what", Meaning.PLAIN),
          Map.entry("CredentialRemark.kind", Meaning.PLAIN),
          Map.entry("ServerIdentity.product", Meaning.PLAIN),
          Map.entry("ServerIdentity.family", Meaning.PLAIN),
          Map.entry("ServerIdentity.version", Meaning.PLAIN),
          Map.entry("Phrase.key", Meaning.PLAIN),
          Map.entry("Finding.family", Meaning.PLAIN),
          Map.entry("Finding.setting", Meaning.PLAIN),
          Map.entry("Finding.note", Meaning.PLAIN),
          Map.entry("LocalFiles.authorities", Meaning.PATH),
          Map.entry("LocalFiles.clientCertificate", Meaning.PATH),
          Map.entry("LogQuote.text", Meaning.LOGGED),
          Map.entry("Explanation.dialect", Meaning.PLAIN),
          Map.entry("ServerCheck.name", Meaning.TARGET),
          Map.entry("Outcome.id", Meaning.PLAIN));

  /** Facts of findings and sentences. */
  private static final Map<String, Meaning> FACTS =
      Map.ofEntries(
          Map.entry("host", Meaning.HOST),
          Map.entry("user", Meaning.USER),
          Map.entry("path", Meaning.PATH),
          Map.entry("directory", Meaning.PATH),
          Map.entry("file", Meaning.PATH),
          Map.entry("subject", Meaning.CERTIFICATE),
          Map.entry("issuer", Meaning.CERTIFICATE),
          Map.entry("command", Meaning.COMMAND),
          Map.entry("variant", Meaning.PLAIN),
          Map.entry("step", Meaning.PLAIN),
          Map.entry("server", Meaning.PLAIN),
          Map.entry("product", Meaning.PLAIN),
          Map.entry("version", Meaning.PLAIN),
          Map.entry("setting", Meaning.PLAIN),
          Map.entry("key", Meaning.PLAIN),
          Map.entry("signature", Meaning.PLAIN),
          Map.entry("protocol", Meaning.PLAIN),
          Map.entry("cipher", Meaning.PLAIN),
          Map.entry("kinds", Meaning.PLAIN),
          Map.entry("suites", Meaning.PLAIN),
          Map.entry("option", Meaning.PLAIN),
          Map.entry("tls", Meaning.PLAIN),
          Map.entry("not_before", Meaning.PLAIN),
          Map.entry("not_after", Meaning.PLAIN),
          Map.entry("date", Meaning.PLAIN),
          Map.entry("now", Meaning.PLAIN));

  /** What a program that lists says in place of entries. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "^[A-Za-z/_-]{1,40}: .{0,400}\\b(?:denied|[Nn]o such|[Nn]ot |cannot|error|failed)");

  private static final Pattern MODE =
      Pattern.compile("[-dlbcps][-rwxsStT]{9}[+.@]?|<DIR>|total|\\d{1,20}|[:.\\d-]{1,20}");

  private final TextMask text;
  private final CommandMask commands;
  private final DistinguishedNames certificates;
  private final Masks masks;

  NamePlaces(Masks masks, TextMask text, CommandMask commands) {
    this.masks = masks;
    this.text = text;
    this.commands = commands;
    this.certificates = new DistinguishedNames(masks, text);
  }

  InetAddress address(InetAddress address) {
    return masks.of(address);
  }

  /** Masks a component of a record. */
  String mask(String place, String value) {
    return mask(OF.getOrDefault(place, Meaning.TEXT), value);
  }

  /** Masks a fact. */
  String fact(String name, String value) {
    return mask(FACTS.getOrDefault(name, Meaning.TEXT), value);
  }

  private String mask(Meaning meaning, String value) {
    return switch (meaning) {
      case PLAIN -> value;
      case HOST -> text.host(value);
      case TARGET -> value.contains("://") ? text.text(value) : text.hostAndPort(value);
      case USER -> text.user(value);
      case PATH -> text.path(value);
      case CERTIFICATE -> certificates.mask(value);
      case DIGEST -> digest(value);
      case LISTED -> listed(value);
      case COMMAND -> commands.line(value);
      case LOGGED -> commands.logged(value);
      case TEXT -> text.text(value);
    };
  }

  /** As long as it was, and each one different. */
  private String digest(String value) {
    String mask = masks.of(Masks.Kind.NAME, value).replaceAll("[^0-9]", "");
    return "0".repeat(Math.max(0, value.length() - mask.length())) + mask;
  }

  /** Names in a listing may be any word: what is no mode, number or date is masked. */
  private String listed(String line) {
    if (MESSAGE.matcher(line).find()) {
      return text.text(line);
    }
    StringBuilder masked = new StringBuilder();
    for (String word : line.split("(?<= )|(?= )")) {
      boolean stays = word.isBlank() || MODE.matcher(word).matches() || Listed.month(word);
      masked.append(stays ? word : text.path(word));
    }
    return masked.toString();
  }

  /** The words of dates. */
  private static final class Listed {
    private static final String MONTHS = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec AM PM ";

    private Listed() {}

    static boolean month(String word) {
      return MONTHS.contains(" " + word + " ");
    }
  }
}
