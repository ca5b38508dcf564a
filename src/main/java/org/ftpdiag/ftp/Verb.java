package org.ftpdiag.ftp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The commands of FTP, in the order of a session: RFC 959 and what extends it, and those of some
 * products that logs show. Wherever commands are told apart by what they do, it is done by this
 * table.
 */
public enum Verb {
  HOST(Group.SETTING, Stage.CONNECT),
  AUTH(Group.SECURITY),
  ADAT(Group.PROTECTION),
  MIC(Group.PROTECTION),
  CONF(Group.PROTECTION),
  ENC(Group.PROTECTION),
  USER(Group.LOGIN),
  PASS(Group.LOGIN),
  ACCT(Group.LOGIN),
  REIN(Group.SETTING, Stage.LOGIN),
  PBSZ(Group.PROTECTION),
  PROT(Group.PROTECTION),
  CCC(Group.PROTECTION),
  SSCN(Group.PROTECTION),
  SYST(Group.SETTING),
  FEAT(Group.SETTING),
  CLNT(Group.SETTING),
  CSID(Group.SETTING),
  LANG(Group.SETTING),
  OPTS(Group.SETTING),
  HELP(Group.SETTING),
  STAT(Group.SETTING),
  NOOP(Group.SETTING),
  TYPE(Group.SETTING),
  MODE(Group.SETTING),
  STRU(Group.SETTING),
  ALLO(Group.SETTING),
  SITE(Group.SETTING),
  PRET(Group.SETTING, Stage.DATA_SETUP),
  PWD(Group.SETTING, Stage.FILES),
  XPWD(Group.SETTING, Stage.FILES),
  SMNT(Group.SETTING, Stage.FILES),
  CWD(Group.DIRECTORY),
  XCWD(Group.DIRECTORY),
  CDUP(Group.DIRECTORY),
  XCUP(Group.DIRECTORY),
  MLST(Group.DIRECTORY),
  PASV(Group.PASSIVE),
  EPSV(Group.PASSIVE),
  LPSV(Group.PASSIVE),
  SPSV(Group.PASSIVE),
  CPSV(Group.PASSIVE),
  PORT(Group.ACTIVE),
  EPRT(Group.ACTIVE),
  LPRT(Group.ACTIVE),
  LIST(Group.LIST),
  NLST(Group.LIST),
  MLSD(Group.LIST),
  SIZE(Group.FACTS),
  MDTM(Group.FACTS),
  HASH(Group.CHECKSUM),
  MD5(Group.CHECKSUM),
  XCRC(Group.CHECKSUM),
  XMD5(Group.CHECKSUM),
  XSHA(Group.CHECKSUM),
  XSHA1(Group.CHECKSUM),
  XSHA256(Group.CHECKSUM),
  REST(Group.FACTS, Stage.TRANSFER),
  RANG(Group.FACTS, Stage.TRANSFER),
  RETR(Group.READ),
  STOR(Group.WRITE),
  APPE(Group.WRITE),
  STOU(Group.WRITE),
  ABOR(Group.SETTING, Stage.TRANSFER),
  MKD(Group.CHANGE),
  XMKD(Group.CHANGE),
  RMD(Group.CHANGE),
  XRMD(Group.CHANGE),
  RMDA(Group.CHANGE),
  DELE(Group.CHANGE),
  RNFR(Group.CHANGE),
  RNTO(Group.CHANGE),
  MFMT(Group.CHANGE),
  MFCT(Group.CHANGE),
  MFF(Group.CHANGE),
  COMB(Group.CHANGE),
  AVBL(Group.SETTING, Stage.ANY),
  DSIZ(Group.SETTING, Stage.ANY),
  THMB(Group.SETTING, Stage.ANY),
  MACB(Group.SETTING, Stage.ANY),
  ESTA(Group.SETTING, Stage.ANY),
  QUIT(Group.QUIT),
  /** Any other word. */
  UNKNOWN(Group.SETTING, Stage.ANY);

  /** Commands that do the same kind of thing. */
  public enum Group {
    /** How the control connection becomes a protected one. */
    SECURITY(Stage.SECURITY),
    /** What is protected besides. */
    PROTECTION(Stage.SECURITY),
    LOGIN(Stage.LOGIN),
    /** Questions and settings, and what fits nowhere else. */
    SETTING(Stage.SETTINGS),
    /** Where one is. */
    DIRECTORY(Stage.FILES),
    PASSIVE(Stage.DATA_SETUP),
    ACTIVE(Stage.DATA_SETUP),
    /** A listing travels on the data connection. */
    LIST(Stage.TRANSFER),
    /** What a client asks before it fetches a file. */
    FACTS(Stage.FILES),
    CHECKSUM(Stage.FILES),
    /** A file travels to the client. */
    READ(Stage.TRANSFER),
    /** A file travels to the server. */
    WRITE(Stage.TRANSFER),
    /** Files and directories change without a data connection. */
    CHANGE(Stage.FILES),
    QUIT(Stage.QUIT);

    private final Stage stage;

    Group(Stage stage) {
      this.stage = stage;
    }
  }

  private static final int SHORTEST = 3;
  private static final int LONGEST = 7;

  private static final Map<String, Verb> BY_NAME = new HashMap<>();

  static {
    for (Verb verb : values()) {
      BY_NAME.put(verb.name(), verb);
    }
  }

  private final Group group;
  private final Stage stage;

  Verb(Group group) {
    this(group, group.stage);
  }

  Verb(Group group, Stage stage) {
    this.group = group;
    this.stage = stage;
  }

  /** The command that a word in capitals is; {@link #UNKNOWN} for any other word. */
  public static Verb of(String word) {
    return BY_NAME.getOrDefault(word, UNKNOWN);
  }

  /** The command that a line begins with, in any case; {@link #UNKNOWN} for a line that is none. */
  public static Verb in(String line) {
    int blank = line.indexOf(' ');
    int end = blank < 0 ? line.length() : blank;
    return end < SHORTEST || end > LONGEST
        ? UNKNOWN
        : of(line.substring(0, end).toUpperCase(Locale.ROOT));
  }

  /** The names of the commands of some groups. */
  public static Set<String> names(Group... groups) {
    Set<String> names = new HashSet<>();
    for (Verb verb : values()) {
      for (Group group : groups) {
        if (verb.group == group && verb != UNKNOWN) {
          names.add(verb.name());
        }
      }
    }
    return Set.copyOf(names);
  }

  public Group group() {
    return group;
  }

  /** When in a session it is used. */
  public Stage stage() {
    return stage;
  }

  public boolean known() {
    return this != UNKNOWN;
  }

  /** Whether a data connection carries what was asked for. */
  public boolean transfers() {
    return lists() || group == Group.READ || writes();
  }

  public boolean lists() {
    return group == Group.LIST;
  }

  public boolean writes() {
    return group == Group.WRITE;
  }

  /** Whether its argument is a secret. */
  public boolean secret() {
    return this == PASS || this == ACCT;
  }

  /** Whether its argument is the name of a file or a directory. */
  public boolean namesFile() {
    return switch (group) {
      case DIRECTORY, LIST, READ, WRITE, CHECKSUM -> true;
      case FACTS -> this == SIZE || this == MDTM;
      case CHANGE -> this != MFMT && this != MFCT && this != MFF; // a fact stands before it
      default -> this == STAT || this == SMNT;
    };
  }
}
