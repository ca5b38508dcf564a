package org.ftpdiag.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.options.CodeName;
import org.ftpdiag.cli.options.Language;
import org.ftpdiag.cli.options.OutputOptions;
import org.ftpdiag.cli.options.PageOptions;
import org.ftpdiag.cli.options.PastedReplies;
import org.ftpdiag.cli.options.PastedReply;
import org.ftpdiag.cli.options.Readings;
import org.ftpdiag.cli.options.ServerName;
import org.ftpdiag.cli.options.UsageException;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.Products;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.pages.CodePages;
import org.ftpdiag.report.pages.CodeRequest;
import org.ftpdiag.report.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ftpdiag code CODE|REPLY-LINE...}: what codes and replies mean. */
@Command(name = "code")
final class CodeCommand implements CliCommand {
  @ParentCommand RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "CODE|REPLY")
  List<String> asked = new ArrayList<>();

  @Option(names = "--after", paramLabel = "COMMAND", descriptionKey = "cli.option.narrow.after")
  String after;

  @Option(names = "--server", paramLabel = "PRODUCT", descriptionKey = "cli.option.narrow.server")
  String server;

  /**
   * Runs a command line of nothing but codes, without the option parser and with the words that
   * their pages need: it has to be as quick as looking into a book.
   *
   * @return empty for any other command line
   */
  static Optional<Integer> runPlain(String[] args, Console console) {
    if (args.length < 2 || !args[0].equals("code")) {
      return Optional.empty();
    }
    Set<String> codes = new LinkedHashSet<>();
    for (int i = 1; i < args.length; i++) {
      if (CodeFamily.of(args[i]).isEmpty()) {
        return Optional.empty();
      }
      codes.addAll(CodeName.codes(args[i]));
    }
    List<CodeRequest> requests = new ArrayList<>();
    for (String code : codes) {
      requests.add(CodeRequest.of(code));
    }
    String language = Language.choose(args, console.environment());
    Words words = CodePages.excerpt(language, new ArrayList<>(codes));
    OutputOptions options = new OutputOptions();
    PageOptions page = PageOptions.of(options, "code", console);
    String text = page.pages(options, console, words).code(requests);
    return Optional.of(page.print(text, console));
  }

  @Override
  public List<String> refused() {
    return PageOptions.REFUSED;
  }

  @Override
  public int run(Console console, Words words) {
    PageOptions page = PageOptions.of(root.output, "code", console);
    if (!asked.isEmpty() && asked.stream().allMatch(a -> FindingId.of(a).isPresent())) {
      return FindingCommand.print(asked, page, root.output, console, words);
    }
    for (String argument : asked) {
      FindingCommand.check(argument);
    }
    List<CodeRequest> requests = requests(console);
    return page.print(page.pages(root.output, console, words).code(requests), console);
  }

  private List<CodeRequest> requests(Console console) {
    Products products = Products.load();
    Optional<String> family =
        Optional.ofNullable(server).map(typed -> ServerName.family(typed, products));
    Optional<String> command = Optional.ofNullable(after);
    Readings readings = new Readings(products);
    PastedReplies pasted = new PastedReplies();
    Set<CodeRequest> requests = new LinkedHashSet<>();
    boolean piped = asked.isEmpty() && !console.terminal().in();
    for (String argument : piped ? List.of("-") : asked) {
      List<String> codes = CodeName.codes(argument);
      if (!codes.isEmpty() && CodeName.isGroup(argument)) {
        requests.add(CodeRequest.group(argument.strip().toLowerCase(Locale.ROOT), codes));
      } else if (!codes.isEmpty()) {
        codes.forEach(
            code -> requests.add(bare(code, command.map(CodeCommand::verb), family, readings)));
      } else {
        for (PastedReply reply : replies(argument, console, pasted)) {
          check(reply.reply());
          Optional<String> answered = command.or(reply::after);
          Optional<String> verb = answered.map(CodeCommand::verb);
          String named = answered.map(CodeCommand::argument).orElse("");
          requests.add(
              CodeRequest.of(reply.reply(), readings.of(reply.reply(), verb, named, family)));
        }
      }
    }
    if (requests.isEmpty()) {
      throw new UsageException("code-missing");
    }
    return List.copyOf(requests);
  }

  /** A bare code; with the command that it answered it is a reply without words. */
  private static CodeRequest bare(
      String code, Optional<String> after, Optional<String> family, Readings readings) {
    if (after.isEmpty() || code.length() != 3) {
      return CodeRequest.of(code);
    }
    Reply reply = Reply.of(code);
    return CodeRequest.of(reply, readings.of(reply, after, "", family));
  }

  private static List<PastedReply> replies(String argument, Console console, PastedReplies pasted) {
    if (argument.equals("-")) {
      pasted.read(console.in());
    } else {
      pasted.argument(argument);
    }
    return pasted.taken();
  }

  private static void check(Reply reply) {
    if (CodeFamily.of(Integer.toString(reply.code())).isEmpty()) {
      throw new UsageException("code-none", "argument", reply.lines().get(0));
    }
  }

  private static String argument(String typed) {
    String[] words = typed.strip().split("\\s+", 2);
    return words.length > 1 ? words[1] : "";
  }

  /** The verb of a command, under the name that the tables know it by. */
  private static String verb(String typed) {
    String verb = typed.strip().split("\\s", 2)[0];
    if (!verb.matches("[A-Za-z]{3,8}")) {
      throw new UsageException("after", "value", verb);
    }
    String upper = verb.toUpperCase(Locale.ROOT);
    return switch (upper) {
      // RFC 775, the names from before RFC 959
      case "XCWD", "XMKD", "XPWD", "XRMD" -> upper.substring(1);
      case "XCUP" -> "CDUP";
      case "GREETING", "CONNECT", "IDLE" -> upper.toLowerCase(Locale.ROOT);
      default -> upper;
    };
  }
}
