package org.ftpdiag.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.model.Finding;
import org.ftpdiag.model.seen.Reply;
import org.ftpdiag.report.Article;
import org.ftpdiag.report.Block;
import org.ftpdiag.report.Block.Item;
import org.ftpdiag.report.Document;
import org.ftpdiag.report.advice.Advice;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.words.PageWords;
import org.ftpdiag.report.words.ServerText;
import org.ftpdiag.report.words.Words;

/** The pages that were asked for, with the diagnosis before the page of a reply. */
final class CodeDocument {
  private final Words words;
  private final PageWords page;
  private final CodeSheets sheets;

  CodeDocument(Words words) {
    this.words = words;
    this.page = new PageWords(words);
    this.sheets = new CodeSheets(words);
  }

  Document of(List<CodeRequest> requests) {
    List<Article> articles = new ArrayList<>();
    for (CodeRequest request : requests) {
      articles.add(article(request, requests.size() > 1));
    }
    String title = "";
    for (CodeRequest request : requests) {
      title += (title.isEmpty() ? "" : ", ") + request.code();
    }
    return new Document(title, Optional.empty(), articles);
  }

  CodeSheet sheet(CodeRequest request) {
    if (request.readings().isEmpty()) {
      return sheets.of(request.code());
    }
    CodeRequest.Reading first = request.readings().get(0);
    return sheets.of(request.code(), first.commands().get(0), first.finding().id().id());
  }

  /** A finding in the reader's language; the reply is quoted beside, so not once more in it. */
  ReadableFinding readable(Finding finding, Advice advice) {
    ReadableFinding whole = ReadableFinding.of(finding, advice, words);
    return new ReadableFinding(whole.finding(), whole.advice(), List.of());
  }

  private Article article(CodeRequest request, boolean several) {
    if (!request.members().isEmpty()) {
      return group(request);
    }
    List<Block> blocks = new ArrayList<>();
    CodeSheet sheet = sheet(request);
    if (request.reply().isPresent()) {
      reply(request, request.reply().get(), sheet, several, blocks);
    }
    if (!sheet.known()) {
      blocks.add(new Block.Prose(page.say("unknown", Map.of("code", sheet.name()))));
    }
    blocks.addAll(new PageBlocks(page).of(sheet));
    return new Article(several ? "" : sheet.name(), blocks);
  }

  /** A group in a line a code, under what its digits promise. */
  private Article group(CodeRequest request) {
    List<Block.Entry> entries = new ArrayList<>();
    CodeSheet first = sheets.of(request.members().get(0));
    for (String code : request.members()) {
      entries.add(new Block.Entry(code, sheets.of(code).title(), List.of()));
    }
    boolean wholeFamily = request.code().endsWith("xx") || !first.page().family().ofReplies();
    String digits =
        wholeFamily
            ? page.say("family." + first.page().family().id() + ".explanation")
            : first.digits();
    String promise = page.promise(first.page().family(), first.promise());
    return new Article("", List.of(new Block.Heading(promise, digits), new Block.Entries(entries)));
  }

  private void reply(
      CodeRequest request, Reply reply, CodeSheet sheet, boolean several, List<Block> blocks) {
    if (several) {
      blocks.add(new Block.Quote(String.join("\n", reply.lines())));
    }
    List<CodeRequest.Reading> readings = request.readings();
    if (readings.isEmpty() && !sheet.known()) {
      return;
    }
    if (readings.isEmpty()) {
      blocks.add(new Block.Prose(page.say(reply.negative() ? "harmless" : "nothing-wrong")));
      return;
    }
    Advice advice = Advice.load(words);
    blocks.add(new Block.Verdict(readable(readings.get(0).finding(), advice)));
    if (readings.size() > 1) {
      List<Item> items = new ArrayList<>();
      for (CodeRequest.Reading reading : readings) {
        String title = ServerText.shown(advice.of(reading.finding()).title());
        items.add(new Item(page.commands(reading.commands()), title));
      }
      blocks.add(new Block.Prose(page.say("depends")));
      blocks.add(new Block.Fields(List.of(new Block.Field(page.say("depends.after"), items))));
    }
  }
}
