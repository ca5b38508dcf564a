package org.ftpdiag.cli.fleets;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ftpdiag.cli.ReportFiles;
import org.ftpdiag.cli.Version;
import org.ftpdiag.cli.console.Console;
import org.ftpdiag.cli.console.Spelling;
import org.ftpdiag.cli.options.Choice;
import org.ftpdiag.cli.options.OutputPlan;
import org.ftpdiag.cli.options.ReportFile;
import org.ftpdiag.fleet.summary.SummaryDocument;
import org.ftpdiag.fleet.summary.SummaryJson;
import org.ftpdiag.fleet.summary.Tally;
import org.ftpdiag.report.Detail;
import org.ftpdiag.report.FailOn;
import org.ftpdiag.report.PageFormat;
import org.ftpdiag.report.print.DocumentPrinter;
import org.ftpdiag.report.print.Style;
import org.ftpdiag.report.run.Format;
import org.ftpdiag.report.words.Words;

/** Writes the summary of a fleet to where it was asked for. */
public final class FleetSummary {
  private static final String OPTION = "--summary";

  private final List<Place> places;
  private final OutputPlan plan;
  private final Console console;
  private final Words words;

  /**
   * One summary.
   *
   * @param file empty for a standard stream
   */
  private record Place(PageFormat format, Optional<ReportFile> file) {}

  private FleetSummary(List<Place> places, OutputPlan plan, Console console, Words words) {
    this.places = places;
    this.plan = plan;
    this.console = console;
    this.words = words;
  }

  /**
   * Reads {@code FORMAT} and {@code FORMAT=FILE}, and looks whether the files can be written.
   *
   * @throws org.ftpdiag.cli.options.UsageException where they cannot
   */
  public static FleetSummary of(List<String> given, OutputPlan plan, Console console, Words words) {
    List<Place> places = new ArrayList<>();
    for (String one : given) {
      int equals = one.indexOf('=');
      String name = equals < 0 ? one : one.substring(0, equals);
      PageFormat format = Choice.of(OPTION, name, PageFormat.class).orElseThrow();
      places.add(
          new Place(
              format,
              equals < 0
                  ? Optional.empty()
                  : Optional.of(ReportFile.parse(name + one.substring(equals), OPTION))));
    }
    return new FleetSummary(places, plan, console, words);
  }

  /**
   * The same, and one in that format to standard output where none was to go there.
   *
   * @throws org.ftpdiag.cli.options.UsageException where summaries are not written in it
   */
  public FleetSummary orIn(Format format) {
    PageFormat page = Choice.of("--format", format.id(), PageFormat.class).orElseThrow();
    return places.stream().anyMatch(p -> p.file().isEmpty()) ? this : and(page);
  }

  /** The same with one more, in text, to a standard stream. */
  public FleetSummary andText() {
    return and(PageFormat.TEXT);
  }

  private FleetSummary and(PageFormat format) {
    List<Place> more = new ArrayList<>(places);
    more.add(new Place(format, Optional.empty()));
    return new FleetSummary(more, plan, console, words);
  }

  /**
   * Writes all of them.
   *
   * @param out whether standard output is free for it; else standard error gets it
   * @return whether all could be written
   */
  public boolean write(Tally tally, boolean out) throws IOException {
    boolean written = true;
    for (Place place : places) {
      if (place.file().isPresent()) {
        written &= toFile(place, tally);
      } else if (out) {
        print(tally, place.format());
      } else {
        Charset charset = console.terminal().charset();
        String text = text(tally, place.format(), style(Style.file(Detail.NORMAL)));
        console.err().write(Spelling.in(charset, text).getBytes(charset));
        console.err().flush();
      }
    }
    return written;
  }

  private void print(Tally tally, PageFormat format) throws IOException {
    boolean text = format == PageFormat.TEXT;
    Charset charset = text ? console.terminal().charset() : StandardCharsets.UTF_8;
    console.print(text(tally, format, style(plan.style())), charset);
  }

  private Style style(Style style) {
    return new Style(
        style.colour(),
        console.terminal().charset().newEncoder().canEncode("✓✗·"),
        style.width(),
        Detail.NORMAL,
        style.whole());
  }

  private boolean toFile(Place place, Tally tally) {
    return new ReportFiles(console, words)
        .write(
            place.file().orElseThrow(),
            () -> Optional.of(text(tally, place.format(), Style.file(Detail.NORMAL))));
  }

  private String text(Tally tally, PageFormat format, Style style) throws IOException {
    if (format == PageFormat.JSON) {
      StringBuilder json = new StringBuilder();
      FailOn failOn = plan.failOn();
      SummaryJson.write(
          tally, failOn, Version.current(), words.language().toLowerCase(Locale.ROOT), json);
      return json.toString();
    }
    return DocumentPrinter.print(
        SummaryDocument.of(tally, words), format, style, style.width(), words);
  }
}
