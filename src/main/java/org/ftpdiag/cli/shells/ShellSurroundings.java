package org.ftpdiag.cli.shells;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.cli.Cli;
import org.ftpdiag.cli.ProbeOptions;
import org.ftpdiag.cli.ProbeOrder;
import org.ftpdiag.cli.ReportFiles;
import org.ftpdiag.cli.Version;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Interruption;
import org.ftpdiag.cli.console.PasswordPrompt;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.cli.secrets.PasswordSource;
import org.ftpdiag.model.Credentials;
import org.ftpdiag.model.ProbeRequest;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Secret;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;
import org.ftpdiag.shell.Opening;
import org.ftpdiag.shell.RefusedException;
import org.ftpdiag.shell.Screen;
import org.ftpdiag.shell.Surroundings;

/** What the program gives to a shell. */
public final class ShellSurroundings implements Surroundings {
  private final Console console;
  private final Words words;
  private final Style style;
  private final List<String> settings;
  private final Prober prober;
  private volatile PasswordPrompt prompt;
  private volatile Optional<Interruption> probing = Optional.empty();

  /** Probes, prints the report and gives back the exit code. */
  @FunctionalInterface
  public interface Prober {
    int probe(ProbeOrder order, Console console, Words words);
  }

  /**
   * @param settings options of a probe that hold for whatever is connected to
   */
  public ShellSurroundings(
      Console console, Words words, Style style, List<String> settings, Prober prober) {
    this.console = console;
    this.words = words;
    this.style = style;
    this.settings = List.copyOf(settings);
    this.prober = prober;
    this.prompt = console.prompt();
  }

  /** Who asks for passwords from now on. */
  public void prompt(PasswordPrompt other) {
    prompt = other;
  }

  @Override
  public Opening opening(List<String> arguments) {
    boolean otherUser =
        arguments.stream().anyMatch(a -> a.startsWith("-u") || a.startsWith("--user"))
            || arguments.stream().anyMatch(a -> !a.startsWith("-") && a.indexOf('@') >= 0);
    List<String> line = new ArrayList<>();
    for (String setting : settings) {
      boolean login =
          setting.startsWith("--user")
              || setting.startsWith("--account")
              || setting.startsWith("--password-file");
      if (!login || !otherUser) {
        line.add(setting);
      }
    }
    line.addAll(arguments);
    try {
      ProbeOrder order = ProbeOptions.attended(asking(), words).order(line);
      return new Opening(order.request().target().input(), order.request());
    } catch (UsageException e) {
      throw new RefusedException(e.phrase());
    }
  }

  /** The console with whoever asks now. */
  private Console asking() {
    return new Console(
        InputStream.nullInputStream(),
        console.out(),
        console.err(),
        console.terminal(),
        console.environment(),
        console.home(),
        prompt,
        console.interruption());
  }

  @Override
  public Credentials credentials(String user, String host) {
    if (Credentials.isAnonymous(user)) {
      return Credentials.anonymous(user, Optional.empty());
    }
    try {
      PasswordSource.Found found = new PasswordSource(asking(), words).find(user, host, null);
      return new Credentials(user, found.password(), found.account());
    } catch (UsageException e) {
      throw new RefusedException(e.phrase());
    }
  }

  @Override
  public Secret secret(String user, String host) {
    if (console.terminal().in()) {
      char[] typed =
          prompt.ask(words.say("cli.prompt.password", Map.of("user", user, "host", host)));
      if (typed != null) {
        return new Secret(new String(typed));
      }
    }
    return credentials(user, host).password();
  }

  @Override
  public int command(List<String> arguments, Screen screen) {
    return captured(
        screen, new Interruption(), c -> new Cli(c).run(arguments.toArray(new String[0])));
  }

  @Override
  public int probe(ProbeRequest request, Screen screen) {
    Interruption own = new Interruption();
    probing = Optional.of(own);
    try {
      return captured(screen, own, c -> prober.probe(new ProbeOrder(request, List.of()), c, words));
    } finally {
      own.over();
      probing = Optional.empty();
    }
  }

  private interface Running {
    int run(Console console);
  }

  private int captured(Screen screen, Interruption interruption, Running running) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Charset charset = console.terminal().charset();
    Console quiet =
        new Console(
            InputStream.nullInputStream(),
            out,
            out,
            console.terminal(),
            console.environment(),
            console.home(),
            p -> null,
            interruption);
    int code = running.run(quiet);
    screen.print(out.toString(charset));
    return code;
  }

  @Override
  public boolean report(String spec, Report report, Screen screen) {
    try {
      Style plain = Style.file(Detail.NORMAL);
      Optional<Format> shown = Format.of(spec);
      if (shown.isPresent()) {
        StringBuilder text = new StringBuilder();
        boolean human = shown.get() == Format.TEXT;
        shown.get().renderer(human ? style : plain, Version.current()).render(report, words, text);
        screen.print(text.toString());
        return true;
      }
      ReportFile file = ReportFile.parse(spec);
      return new ReportFiles(console, words)
          .write(
              file,
              () -> {
                StringBuilder text = new StringBuilder();
                file.format().renderer(plain, Version.current()).render(report, words, text);
                return Optional.of(text.toString());
              });
    } catch (UsageException e) {
      throw new RefusedException(e.phrase());
    } catch (java.io.IOException e) {
      throw new IllegalStateException("a StringBuilder throws nothing", e);
    }
  }

  /** A probe that is broken off says what it has seen; nobody waits for that here. */
  @Override
  public void interrupt() {
    probing.ifPresent(
        own -> {
          Thread raiser = new Thread(own::raise, "ftpdiag-shell-interrupt");
          raiser.setDaemon(true);
          raiser.start();
        });
  }
}
