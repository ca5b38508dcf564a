package org.ftpdiag.report.run;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ftpdiag.model.Report;
import org.ftpdiag.model.Severity;
import org.ftpdiag.report.ReadableStep;
import org.ftpdiag.report.StepStatus;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.AppendableWriter;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.print.XmlText;
import org.ftpdiag.report.words.Words;

/** The XML of JUnit, as Jenkins and others read it: a test case for each step. */
final class JunitRenderer implements Renderer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public void render(Report report, Words words, Appendable out) throws IOException {
    ReadableReport readable = ReadableReport.of(report, words);
    StringBuilder text = new StringBuilder();
    new TextRenderer(Style.plain()).render(report, words, text);
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new AppendableWriter(out));
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml, 0);
      suite(report, readable, text.toString(), xml);
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.append('\n');
  }

  private static void suite(Report report, ReadableReport r, String text, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", XmlText.valid(report.run().request().target().input()));
    boolean broken = !r.defects().isEmpty();
    xml.writeAttribute("tests", Integer.toString(r.steps().size() + (broken ? 1 : 0)));
    xml.writeAttribute("failures", Long.toString(count(r, StepStatus.FAIL)));
    xml.writeAttribute("errors", broken ? "1" : "0");
    xml.writeAttribute("skipped", Long.toString(count(r, StepStatus.SKIP)));
    xml.writeAttribute("time", seconds(report.run().durationMs()));
    if (report.run().started().isPresent()) {
      xml.writeAttribute("timestamp", TIME.format(report.run().started().get()));
    }
    String host = "ftpdiag." + XmlText.valid(report.run().request().target().knownHost());
    for (ReadableStep step : r.steps()) {
      step(step, host, r, xml);
    }
    if (broken) {
      line(xml, 1);
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", host);
      xml.writeAttribute("name", "ftpdiag");
      line(xml, 2);
      xml.writeStartElement("error");
      xml.writeAttribute("message", XmlText.valid(r.defects().get(0)));
      xml.writeCharacters(XmlText.valid(String.join("\n", r.defects())));
      xml.writeEndElement();
      line(xml, 1);
      xml.writeEndElement();
    }
    line(xml, 1);
    xml.writeStartElement("system-out");
    xml.writeCharacters(XmlText.valid(text));
    xml.writeEndElement();
    line(xml, 0);
    xml.writeEndElement();
  }

  private static void step(ReadableStep step, String host, ReadableReport r, XMLStreamWriter xml)
      throws XMLStreamException {
    line(xml, 1);
    boolean empty = step.status() == StepStatus.PASS || step.status() == StepStatus.WARN;
    if (empty) {
      xml.writeEmptyElement("testcase");
    } else {
      xml.writeStartElement("testcase");
    }
    xml.writeAttribute("classname", host);
    xml.writeAttribute("name", step.id().id());
    xml.writeAttribute("time", seconds(step.ms()));
    if (empty) {
      return;
    }
    line(xml, 2);
    if (step.status() == StepStatus.SKIP) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", XmlText.valid(step.summary()));
    } else {
      failure(step, r, xml);
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void failure(ReadableStep step, ReadableReport r, XMLStreamWriter xml)
      throws XMLStreamException {
    List<ReadableFinding> found =
        r.findings().stream()
            .filter(f -> f.finding().step() == step.id())
            .filter(f -> f.finding().severity() == Severity.FAIL)
            .toList();
    xml.writeStartElement("failure");
    xml.writeAttribute("type", found.isEmpty() ? "step" : found.get(0).finding().id().id());
    xml.writeAttribute(
        "message", XmlText.valid(found.isEmpty() ? step.summary() : found.get(0).advice().title()));
    StringBuilder text = new StringBuilder();
    for (ReadableFinding f : found) {
      text.append(f.advice().title()).append(" (").append(f.finding().id().id()).append(")\n");
      f.evidence().forEach(e -> text.append("  ").append(e).append('\n'));
      text.append(f.advice().explanation()).append('\n');
      int n = 1;
      for (String fix : f.advice().sentences()) {
        text.append(n++).append(". ").append(fix).append('\n');
      }
    }
    xml.writeCharacters(XmlText.valid(text.toString()));
    xml.writeEndElement();
  }

  private static long count(ReadableReport r, StepStatus status) {
    return r.steps().stream().filter(s -> s.status() == status).count();
  }

  private static String seconds(OptionalDouble ms) {
    return String.format(Locale.ROOT, "%.3f", ms.orElse(0) / 1000);
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
