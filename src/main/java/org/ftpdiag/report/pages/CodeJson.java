package org.ftpdiag.report.pages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ftpdiag.knowledge.CodeFamily;
import org.ftpdiag.knowledge.CodePair;
import org.ftpdiag.model.Side;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.JsonEscapes;
import org.ftpdiag.report.print.JsonObject;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.Words;

/** The pages about codes for programs: every name always, null for what is unknown. */
final class CodeJson {
  private final Words words;
  private final StringWriter text = new StringWriter();
  private JsonObject object;

  CodeJson(Words words) {
    this.words = words;
  }

  /** The answer to {@code ftpdiag code}: {@code ftpdiag.code/1}. */
  String code(List<CodeRequest> requests) {
    CodeDocument document = new CodeDocument(words);
    return write(
        "ftpdiag.code/1",
        () ->
            object.array(
                "codes",
                () -> {
                  for (CodeRequest request : requests) {
                    for (CodeRequest one : each(request)) {
                      object.object(() -> request(one, document));
                    }
                  }
                }));
  }

  /** The answer to {@code ftpdiag codes}: {@code ftpdiag.codes/1}. */
  String index(Set<CodeFamily> families, Optional<String> search) {
    IndexDocument index = new IndexDocument(words);
    return write(
        "ftpdiag.codes/1",
        () -> {
          object.text("search", search);
          object.array(
              "families",
              () -> {
                for (CodeFamily family : families) {
                  object.object(() -> family(family, index.found(family, search)));
                }
              });
        });
  }

  /** The answer to {@code ftpdiag compare}: {@code ftpdiag.compare/1}. */
  String comparison(List<String> codes) {
    ComparisonDocument document = new ComparisonDocument(words);
    List<CodeSheet> sheets = document.sheets(codes);
    return write(
        "ftpdiag.compare/1",
        () -> {
          object.array("codes", () -> pages(sheets));
          object.array(
              "pairs",
              () -> {
                for (int i = 0; i < sheets.size(); i++) {
                  for (int j = i + 1; j < sheets.size(); j++) {
                    CodeSheet one = sheets.get(i);
                    CodeSheet other = sheets.get(j);
                    object.object(() -> pair(one, other, document));
                  }
                }
              });
        });
  }

  private String write(String schema, JsonObject.Body body) {
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.setPrettyPrinter(new DefaultPrettyPrinter());
      generator.setCharacterEscapes(new JsonEscapes());

      object = new JsonObject(generator);
      object.object(
          () -> {
            object.text("schema", schema);
            body.write();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter never does
    }
    return text.append('\n').toString();
  }

  private static List<CodeRequest> each(CodeRequest request) {
    return request.members().isEmpty()
        ? List.of(request)
        : request.members().stream().map(CodeRequest::of).toList();
  }

  private void request(CodeRequest request, CodeDocument document) throws IOException {
    if (request.reply().isPresent()) {
      Reply reply = request.reply().get();
      object.object(
          "reply",
          () -> {
            object.number("code", reply.code());
            object.text("text", reply.text());
          });
    } else {
      object.nothing("reply");
    }
    Advice advice = request.readings().isEmpty() ? null : Advice.load(words);
    object.array(
        "findings",
        () -> {
          for (CodeRequest.Reading reading : request.readings()) {
            object.object(
                () -> {
                  object.texts("after", reading.commands());
                  finding(document.readable(reading.finding(), advice));
                });
          }
        });
    object.object("page", () -> page(document.sheet(request)));
  }

  private void finding(ReadableFinding f) throws IOException {
    object.text("id", f.finding().id().id());
    object.text("severity", f.finding().severity().id());
    object.text("side", f.finding().side().id());
    object.text("product", f.finding().family());
    object.text("title", f.advice().title());
    object.text("explanation", f.advice().explanation());
    object.fix(f.advice());
    object.text("workaround", f.advice().workaround());
    object.texts("references", f.advice().references());
  }

  private void family(CodeFamily family, List<CodeSheet> sheets) throws IOException {
    PageWords page = new PageWords(words);
    object.text("family", family.id());
    object.text("promise", page.say("family." + family.id() + ".promise"));
    object.text("explanation", page.say("family." + family.id() + ".explanation"));
    object.array("codes", () -> pages(sheets));
  }

  private void pages(List<CodeSheet> sheets) throws IOException {
    for (CodeSheet sheet : sheets) {
      object.object(() -> page(sheet));
    }
  }

  private void page(CodeSheet s) throws IOException {
    object.text("code", s.name());
    object.flag("known", Optional.of(s.known()));
    object.text("family", s.page().family().id());
    object.text("promise", s.promise());
    object.text("title", s.title());
    object.text("brief", s.brief());
    object.text("description", s.description());
    object.text("when", s.when());
    object.object(
        "fix",
        () -> {
          object.text("all", fix(s, Optional.empty()));
          for (Side side : Side.values()) {
            object.text(side.id(), fix(s, Optional.of(side)));
          }
        });
    object.texts("who", s.page().who().stream().map(Side::id).toList());
    object.text("retry", s.page().retry().id());
    object.text("data_connection", s.page().data().id());
    object.texts("stages", s.page().stages().stream().map(stage -> stage.id()).toList());
    object.texts("commands", s.page().commands());
    object.texts("also_after", s.alsoAfter());
    object.array(
        "meanings",
        () -> {
          for (CodeSheet.Competing m : s.meanings()) {
            object.object(
                () -> {
                  object.text("who", m.who());
                  object.text("text", m.text());
                  object.flag("chosen", Optional.of(m.chosen()));
                });
          }
        });
    wordings(s);
    object.texts("aliases", s.page().aliases());
    object.texts("references", s.page().references());
    object.texts("related", s.page().related());
  }

  private void wordings(CodeSheet s) throws IOException {
    object.array(
        "wordings",
        () -> {
          for (var w : s.wordings()) {
            object.object(
                () -> {
                  object.text("product", w.family());
                  object.text("after", w.after());
                  object.text("text", w.text());
                  object.text("finding", Optional.of(w.finding()).filter(f -> !f.equals("-")));
                });
          }
        });
  }

  private static Optional<String> fix(CodeSheet s, Optional<Side> side) {
    return s.fixes().stream()
        .filter(f -> f.side().equals(side))
        .map(CodeSheet.Fix::text)
        .findFirst();
  }

  private void pair(CodeSheet one, CodeSheet other, ComparisonDocument document)
      throws IOException {
    object.texts("codes", List.of(one.name(), other.name()));
    object.texts(
        "differences",
        new CodePair(one.page(), other.page())
            .differences().stream().map(t -> t.name().toLowerCase(Locale.ROOT)).toList());
    object.text("confusion", document.confusion(one, other));
  }
}
