package org.ftpdiag.diagnose;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ftpdiag.ftp.Addresses;
import org.ftpdiag.knowledge.Fingerprints;
import org.ftpdiag.knowledge.Names;
import org.ftpdiag.knowledge.ReplyContext;
import org.ftpdiag.knowledge.ReplyContext.Flag;
import org.ftpdiag.knowledge.ReplyTable;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.ProbeRun;
import org.ftpdiag.model.ServerIdentity;
import org.ftpdiag.model.Severity;
import org.ftpdiag.model.StepId;
import org.ftpdiag.model.StepReport.Outcome;
import org.ftpdiag.model.TlsMode;
import org.ftpdiag.model.seen.ConnectAttempt;
import org.ftpdiag.model.seen.Observation;
import org.ftpdiag.model.seen.Reply;

/**
 * A run as the rules see it: its observations in order of time, and what is known of the server.
 */
public final class Case {
  private final ProbeRun run;
  private final ReplyTable table;
  private final List<TimedObservation<?>> seen = new ArrayList<>();
  private final List<ReceivedReply> said;
  private final ServerIdentity server;
  private final Features features;
  private final Optional<String> seenAs;
  private final Map<String, String> facts;

  Case(ProbeRun run, ReplyTable table, Fingerprints fingerprints, Optional<String> family) {
    this.run = run;
    this.table = table;
    run.steps().stream()
        .flatMap(
            s ->
                IntStream.range(0, s.observations().size())
                    .mapToObj(
                        i ->
                            new TimedObservation<>(
                                new Moment(s.startMs(), s.id(), i), s.observations().get(i))))
        .sorted(Comparator.comparing(TimedObservation::place))
        .forEach(seen::add);
    this.said = ReceivedReplies.of(this);
    ServerIdentity told =
        fingerprints.identify(
            answer(ReceivedReply.GREETING),
            answer("SYST"),
            answer("FEAT"),
            answer("HELP"),
            answer("STAT"));
    this.server = family.filter(f -> !told.family().equals(family)).map(told::as).orElse(told);
    this.features = new Features(said);
    this.seenAs = SeenAs.of(said);
    this.facts = baseFacts();
  }

  private Map<String, String> baseFacts() {
    Map<String, String> f = new LinkedHashMap<>();
    Optional<String> host = request().target().host();
    host.ifPresent(h -> f.put("host", h));
    f.put("port", Integer.toString(request().target().port()));
    request().credentials().user().ifPresent(u -> f.put("user", u));
    address().map(Addresses::text).ifPresent(a -> f.put("control", a));
    // What may enter a server's configuration: never what means nothing but where the client is.
    address()
        .filter(a -> !Addresses.isPrivate(a))
        .ifPresent(a -> f.put("public", Addresses.text(a)));
    host.flatMap(PublicName::of).ifPresent(n -> f.put("name", n));
    address().map(Addresses::text).or(() -> host).ifPresent(a -> f.put("address", a));
    run.local().map(Addresses::text).ifPresent(a -> f.put("local", a));
    seenAs.ifPresent(a -> f.put("seen_as", a));
    server.product().or(server::family).ifPresent(p -> f.put("product", p));
    return f;
  }

  public ProbeRun run() {
    return run;
  }

  public ProbeRequest request() {
    return run.request();
  }

  ReplyTable table() {
    return table;
  }

  ServerIdentity server() {
    return server;
  }

  public Features features() {
    return features;
  }

  /** The address under which the server sees this client, where it told. */
  public Optional<String> seenAs() {
    return seenAs;
  }

  /** Whether the server sees another address than this client has. */
  public boolean behindNat() {
    return seenAs.isPresent()
        && run.local().map(a -> !Addresses.text(a).equals(seenAs.get())).orElse(false);
  }

  /** What every finding can say. */
  public Map<String, String> facts() {
    return facts;
  }

  /** The server's address: the one in use, or else the first that was tried. */
  public Optional<InetAddress> address() {
    return run.address()
        .or(
            () ->
                in(StepId.CONNECT, ConnectAttempt.class).stream()
                    .flatMap(a -> a.what().address().stream())
                    .findFirst());
  }

  /**
   * The directory that a command without an argument is about: the one that was asked for, else
   * {@code .}, that of the login. Where the client of a log had gone, nobody knows.
   */
  public Optional<String> directory() {
    Optional<String> asked = request().target().path();
    return run.ofLog() ? asked : asked.or(() -> Optional.of("."));
  }

  public boolean anonymous() {
    return request().credentials().isAnonymous();
  }

  /** Whether a password or account is at stake. */
  public boolean secret() {
    return request().credentials().isSecret();
  }

  public TlsMode tlsMode() {
    return request().target().tls();
  }

  public boolean failed(StepId step) {
    return run.step(step).outcome() == Outcome.FAILED;
  }

  public boolean done(StepId step) {
    return run.step(step).outcome() == Outcome.DONE;
  }

  /** Every observation of a kind, in order of time. */
  public <T extends Observation> List<TimedObservation<T>> all(Class<T> kind) {
    List<TimedObservation<T>> found = new ArrayList<>();
    for (TimedObservation<?> s : seen) {
      if (kind.isInstance(s.what())) {
        found.add(new TimedObservation<>(s.place(), kind.cast(s.what())));
      }
    }
    return found;
  }

  /** Every observation of a kind in one step, in order of time. */
  public <T extends Observation> List<TimedObservation<T>> in(StepId step, Class<T> kind) {
    return all(kind).stream().filter(s -> s.step() == step).toList();
  }

  /** Every observation, in order of time. */
  public List<TimedObservation<?>> seen() {
    return List.copyOf(seen);
  }

  /** Every reply, in order of time. */
  public List<ReceivedReply> said() {
    return said;
  }

  /** The replies that belong to one observation. */
  public List<ReceivedReply> saidAt(Moment place) {
    return said.stream().filter(s -> s.place().compareTo(place) == 0).toList();
  }

  /** A reply that was read out of what had arrived when the wire failed. */
  public ReceivedReply saidAs(Moment place, String after, Reply reply) {
    return new ReceivedReply(
        place,
        after,
        "",
        reply,
        Set.of(anonymous() ? Flag.ANONYMOUS : Flag.NAMED, Flag.PRELOGIN),
        false);
  }

  private Optional<Reply> answer(String after) {
    // The last one counts: after the login a server tells more of itself.
    return said.stream()
        .filter(s -> s.after().equals(after) && s.reply().positive())
        .map(ReceivedReply::reply)
        .reduce((first, later) -> later);
  }

  /** Where a step begins, for what has no observation of its own. */
  public Moment placeOf(StepId step) {
    return new Moment(run.step(step).startMs(), step, 0);
  }

  /**
   * What a finding weighs in a step. Severity is what it has when it stops the work that was asked
   * for; what only limits it is one lower.
   */
  public Severity weigh(FindingId id, StepId step) {
    if (id.severity() != Severity.FAIL) {
      return id.severity();
    }
    return failed(step) && stops(step) ? Severity.FAIL : Severity.FAIL.lower();
  }

  /** Whether its failure stops what was asked for: active mode is tried under --all-checks too. */
  private boolean stops(StepId step) {
    return step != StepId.ACTIVE || activeAsked() || transferMissed();
  }

  private boolean activeAsked() {
    return request().tests().active() || request().tests().data().active();
  }

  /** Whether the session was over before a transfer that was asked for, though one had worked. */
  private boolean transferMissed() {
    return done(StepId.LIST) && transferSkipped();
  }

  private boolean transferSkipped() {
    return request().tests().get().isPresent() && skipped(StepId.DOWNLOAD)
        || request().tests().put().isPresent() && skipped(StepId.UPLOAD);
  }

  private boolean skipped(StepId step) {
    return run.step(step).outcome() == Outcome.SKIPPED;
  }

  /** What the end of the session weighs: it stops whatever failed then or later. */
  public Severity weighEnd(Moment place) {
    boolean stopped =
        run.steps().stream()
            .anyMatch(
                s ->
                    s.outcome() == Outcome.FAILED
                        && s.id() != StepId.QUIT
                        && (s.id() != StepId.ACTIVE || activeAsked() || transferMissed())
                        && (s.id() == place.step() || placeOf(s.id()).compareTo(place) > 0));
    return stopped ? Severity.FAIL : Severity.WARN;
  }

  /** What a reply answers, for the reply table. */
  ReplyContext context(ReceivedReply s) {
    Names names =
        Names.of(
            s.after(),
            s.argument(),
            request().credentials().user().orElse(""),
            request().target().host().orElse(""));
    return new ReplyContext(s.after(), server.family(), s.flags(), names);
  }

  /**
   * Begins the finding that a reply makes: it weighs what its step does. Where the step fails over
   * what is only a remark by itself, it is the finding that the refusal comes to.
   */
  public FindingBuilder notice(Meaning m, ReceivedReply s) {
    boolean stopped = failed(s.place().step()) && stops(s.place().step());
    return stopped ? stopping(m, s) : said(notice(m.id(), s.place()), m, s);
  }

  private FindingBuilder stopping(Meaning m, ReceivedReply s) {
    if (m.id().most() == Severity.FAIL) {
      return said(notice(m.id(), s.place()).severity(Severity.FAIL), m, s);
    }
    FindingBuilder n =
        notice(Refusal.of(s), s.place()).severity(Severity.FAIL).said(s).row(m.row());
    Refusal.variant(m, s).ifPresent(v -> n.variant(v).fact("command", s.after()));
    return n;
  }

  private static FindingBuilder said(FindingBuilder n, Meaning m, ReceivedReply s) {
    m.variant().ifPresent(n::variant);
    return n.said(s).row(m.row());
  }

  /** Begins a finding. */
  public FindingBuilder notice(FindingId id, Moment place) {
    return new FindingBuilder(this, id, place);
  }
}
