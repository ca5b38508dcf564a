package org.ftpdiag.check.print;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ftpdiag.check.CheckReport;
import org.ftpdiag.check.CheckResult;
import org.ftpdiag.check.CheckStatus;
import org.ftpdiag.check.Outcome;
import org.ftpdiag.report.advice.ReadableFinding;
import org.ftpdiag.report.print.AppendableWriter;
import org.ftpdiag.report.print.XmlText;
import org.ftpdiag.report.words.Words;

/** The XML of JUnit, as Jenkins and others read it: a suite a check, a test case an expectation. */
final class CheckJunit implements CheckPrinter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public void print(CheckReport report, Words words, Appendable out) throws IOException {
    OutcomeWords outcomes = new OutcomeWords(words);
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new AppendableWriter(out));
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml, 0);
      xml.writeStartElement("testsuites");
      for (CheckResult result : report.results()) {
        double ms = result.report().map(r -> r.run().durationMs().orElse(0)).orElse(0.0);
        CheckReport alone = new CheckReport(List.of(result), report.started(), ms);
        suite(result, outcomes, CheckPrinter.text(alone, words), xml);
      }
      line(xml, 0);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.append('\n');
  }

  private static void suite(
      CheckResult result, OutcomeWords outcomes, String text, XMLStreamWriter xml)
      throws XMLStreamException {
    boolean broken = result.status() == CheckStatus.BROKEN;
    boolean cut = result.status() == CheckStatus.INTERRUPTED;
    int more = broken || cut ? 1 : 0;
    line(xml, 1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", XmlText.valid(result.check().name()));
    xml.writeAttribute("tests", Integer.toString(result.outcomes().size() + more));
    xml.writeAttribute("failures", Integer.toString(result.failed().size()));
    xml.writeAttribute("errors", broken ? "1" : "0");
    xml.writeAttribute("skipped", cut ? "1" : "0");
    if (result.report().isPresent()) {
      double ms = result.report().get().run().durationMs().orElse(0);
      xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", ms / 1000));
      if (result.report().get().run().started().isPresent()) {
        xml.writeAttribute("timestamp", TIME.format(result.report().get().run().started().get()));
      }
    }
    for (Outcome o : result.outcomes()) {
      testcase(result, o, outcomes, xml);
    }
    if (broken) {
      aside(result, "error", String.join("\n", outcomes.defects(result)), xml);
    }
    if (cut) {
      aside(result, "skipped", outcomes.about(result), xml);
    }
    line(xml, 2);
    xml.writeStartElement("system-out");
    xml.writeCharacters(XmlText.valid(text));
    xml.writeEndElement();
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void testcase(
      CheckResult result, Outcome o, OutcomeWords outcomes, XMLStreamWriter xml)
      throws XMLStreamException {
    line(xml, 2);
    if (o.passed()) {
      xml.writeEmptyElement("testcase");
      name(result, o.name(), xml);
      return;
    }
    xml.writeStartElement("testcase");
    name(result, o.name(), xml);
    line(xml, 3);
    xml.writeStartElement("failure");
    xml.writeAttribute("type", o.id());
    xml.writeAttribute("message", XmlText.valid(outcomes.text(o)));
    StringBuilder text = new StringBuilder(outcomes.text(o)).append('\n');
    for (ReadableFinding f : outcomes.findings(result)) {
      text.append(f.advice().title()).append(" (").append(f.finding().id().id()).append(")\n");
      f.evidence().forEach(e -> text.append("  ").append(e).append('\n'));
    }
    xml.writeCharacters(XmlText.valid(text.toString()));
    xml.writeEndElement();
    line(xml, 2);
    xml.writeEndElement();
  }

  private static void aside(CheckResult result, String element, String text, XMLStreamWriter xml)
      throws XMLStreamException {
    line(xml, 2);
    xml.writeStartElement("testcase");
    name(result, "ftpdiag", xml);
    xml.writeEmptyElement(element);
    xml.writeAttribute("message", XmlText.valid(text));
    xml.writeEndElement();
  }

  private static void name(CheckResult result, String name, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeAttribute("classname", "ftpdiag." + XmlText.valid(result.check().name()));
    xml.writeAttribute("name", XmlText.valid(name));
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
