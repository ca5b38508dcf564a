package org.ftpdiag.diagnose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.ftpdiag.knowledge.ReplyRow;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.seen.Reply;

/** A finding being written. */
public final class FindingBuilder {
  private static final int MOST_EVIDENCE = 8;

  private final FindingId id;
  private final Moment place;
  private final Map<String, String> facts;
  private final List<Phrase> evidence = new ArrayList<>();
  private Optional<String> family;
  private Severity severity;
  private Side side;
  private Optional<Reply> reply = Optional.empty();
  private Optional<String> setting = Optional.empty();
  private Optional<String> note = Optional.empty();

  FindingBuilder(Case c, FindingId id, Moment place) {
    this.id = id;
    this.place = place;
    this.severity = c.weigh(id, place.step());
    this.side = id.side();
    this.family = c.server().family();
    this.facts = new HashMap<>(c.facts());
  }

  public FindingId id() {
    return id;
  }

  /** What it weighs here; never more than its kind does. */
  public FindingBuilder severity(Severity s) {
    severity = s.compareTo(id.most()) > 0 ? id.most() : s;
    return this;
  }

  public FindingBuilder side(Side s) {
    side = s;
    return this;
  }

  /**
   * A fact for the words.
   *
   * @param value what it is; an empty {@link Optional}, {@link OptionalInt} or {@link OptionalLong}
   *     is unknown, and no fact
   */
  public FindingBuilder fact(String name, Object value) {
    known(value).ifPresentOrElse(v -> facts.put(name, v), () -> facts.remove(name));
    return this;
  }

  /** What is known of a value, as it is quoted: the only place where unknown ones are left out. */
  private static Optional<String> known(Object value) {
    Object known = value;
    if (value instanceof Optional<?> o) {
      known = o.orElse(null);
    } else if (value instanceof OptionalInt o) {
      known = o.isPresent() ? o.getAsInt() : null;
    } else if (value instanceof OptionalLong o) {
      known = o.isPresent() ? o.getAsLong() : null;
    }
    return Optional.ofNullable(known).map(k -> Quote.of(k.toString()));
  }

  /** Which of several ways: chooses among the explanations of one finding. */
  public FindingBuilder variant(String name) {
    return fact("variant", name);
  }

  /**
   * A sentence of evidence under {@code evidence.<key>}, facts as name, value, name, value ... The
   * words choose by the facts that are known.
   */
  public FindingBuilder evidence(String key, Object... names) {
    Map<String, String> bounded = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i += 2) {
      String name = (String) names[i];
      known(names[i + 1]).ifPresent(v -> bounded.put(name, v));
    }
    return evidence(new Phrase("evidence." + key, bounded));
  }

  /** What another finding shows as well. */
  public FindingBuilder evidence(Phrase phrase) {
    if (evidence.size() < MOST_EVIDENCE && !evidence.contains(phrase)) {
      evidence.add(phrase);
    }
    return this;
  }

  /** The reply that shows it, quoted. */
  public FindingBuilder said(ReceivedReply s) {
    reply = Optional.of(s.reply());
    fact("code", s.reply().code());
    fact("text", s.reply().text());
    if (id == FindingId.TLS_DATA_REQUIRED && !s.encrypted()) {
      variant("clear");
    } else if (id == FindingId.SERVICE_UNAVAILABLE && !s.after().equals(ReceivedReply.GREETING)) {
      variant("session");
    }
    if (s.after().equals(ReceivedReply.GREETING)) {
      return evidence("greeting", "reply", Quote.of(s.reply()));
    }
    fact("command", s.line());
    return evidence("reply", "command", s.line(), "reply", Quote.of(s.reply()));
  }

  /** What the reply table knows besides. */
  public FindingBuilder row(Optional<ReplyRow> row) {
    row.ifPresent(
        r -> {
          setting = r.setting();
          if (setting.isPresent() && side == Side.NETWORK) {
            side = Side.SERVER; // what the server's own configuration fixes, no firewall does
          }
          note = r.note().map(key -> "note." + key);
          if (family.isEmpty() && !r.product().equals("*")) {
            family = Optional.of(r.product());
          }
        });
    return this;
  }

  private Finding finding() {
    if (evidence.isEmpty()) {
      evidence("step", "step", place.step().id());
    }
    return new Finding(
        id, severity, place.step(), side, reply, family, setting, note, facts, evidence);
  }

  /** Done: it says why the observation went wrong. */
  public JudgedFinding explains() {
    return new JudgedFinding(finding(), place, true);
  }

  /** Done: a remark beside what went wrong, if anything did. */
  public JudgedFinding aside() {
    return new JudgedFinding(finding(), place, false);
  }
}
