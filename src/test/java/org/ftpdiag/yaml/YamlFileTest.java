package org.ftpdiag.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ftpdiag.report.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  private static final String SECRET = "s3cret-in-the-environment";
  private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", SECRET, "EMPTY", "");

  private static YamlNode read(String text) throws YamlException {
    return YamlFile.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), ENVIRONMENT);
  }

  private static List<String> faults(String text) {
    return lines(assertThrows(YamlException.class, () -> read(text)));
  }

  private static List<String> lines(YamlException e) {
    Words words = Words.load("en");
    return e.faults().stream().map(f -> f.place() + ": " + words.say(f.what())).toList();
  }

  private static YamlScalar scalar(String text) throws YamlException {
    return assertInstanceOf(YamlScalar.class, read(text));
  }

  @Test
  void everythingHasItsPlace() throws YamlException {
    YamlMapping tree = (YamlMapping) read("# first\na: {b: [1, two]}\n\"c\":\n  - d: e\n");
    YamlMapping.Entry a = tree.entry("a").orElseThrow();
    assertEquals("f.yaml:2:1", a.key().place().toString());
    YamlMapping.Entry b = ((YamlMapping) a.value()).entry("b").orElseThrow();
    assertEquals("f.yaml:2:5", b.key().place().toString());
    YamlSequence items = (YamlSequence) b.value();
    assertEquals("f.yaml:2:12", items.items().get(1).place().toString());
    YamlSequence c = (YamlSequence) tree.entry("c").orElseThrow().value();
    assertEquals("f.yaml:4:5", c.items().get(0).place().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "${SECRET}, s3cret-in-the-environment",
    "'a ${SECRET} b', a s3cret-in-the-environment b",
    "'\"x${EMPTY}y\"', xy",
    "$5 and $, $5 and $",
    "$${SECRET}, ${SECRET}",
    "$${A}${EMPTY}$${B}, ${A}${B}",
  })
  void variablesOfTheEnvironmentAreFilledIn(String written, String text) throws YamlException {
    assertEquals(text, scalar(written).text());
  }

  @Test
  void whatCameFromTheEnvironmentIsMarked() throws YamlException {
    assertTrue(scalar("${EMPTY}").secret());
    assertFalse(scalar("$${SECRET}").secret());
    assertFalse(scalar("${SECRET}").toString().contains(SECRET));
    assertFalse(scalar("${EMPTY}").isNull());
    assertTrue(scalar("~").isNull());
    assertFalse(scalar("'~'").isNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\n\\tb: 2           | f.yaml:2:1: a tab begins or parts this line",
        "a: [1, 2\\nb: 3          | f.yaml:2:2: this is not YAML",
        "a: {b: 1                 | this is not YAML",
        "{a: ${SECRET}}           | f.yaml:1:6: a reference to a variable stands bare",
        "a: %b                    | f.yaml:1:4: this is not YAML",
        "''                       | f.yaml:1:1: nothing is in this file",
        "# only words             | f.yaml:1:1: nothing is in this file",
        "a: 1\\n---\\nb: 2        | f.yaml:2:1: a second document begins here",
        "a: 1\\nb: 2\\na: 3       | f.yaml:3:1: a stands in line 1 already",
        "x:\\n  a: 1\\n  a: 1     | f.yaml:3:3: a stands in line 2 already",
        "a: *b                    | f.yaml:1:4: *b is the name of nothing",
        "a: &a [*a]               | f.yaml:1:8: *a is the name of nothing",
        "a: !!int 1               | f.yaml:1:4: tag:yaml.org,2002:int names a type",
        "a: !ruby/object:X {}     | f.yaml:1:4: !ruby/object:X names a type",
        "? [a]\\n: 1              | f.yaml:1:3: this key is a list or a mapping",
        "a: ${NO_SUCH_NAME}       | f.yaml:1:4: the environment has no variable NO_SUCH_NAME",
        "a: ${SECRET              | f.yaml:1:4: ${SECRET is no reference",
        "a: '${not a name}'       | f.yaml:1:4: ${not a name} is no reference",
        "a: b\\u0007              | f.yaml:1:5: the character U+0007 is not allowed",
      })
  void whatIsNoYamlIsNamedWithItsPlace(String text, String fault) {
    List<String> faults =
        faults(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007"));
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains(fault), faults.get(0));
    assertTrue(faults.get(0).contains("; "), faults.get(0));
  }

  @Test
  void allFaultsAreSaidInTheirOrder() {
    List<String> faults = faults("a: ${ONE}\nb: 1\nc: [\"${TWO}\"]\nb: 2\n");
    assertEquals(3, faults.size(), faults.toString());
    assertTrue(faults.get(0).startsWith("f.yaml:1:4: "), faults.get(0));
    assertTrue(faults.get(1).startsWith("f.yaml:3:5: "), faults.get(1));
    assertTrue(faults.get(2).startsWith("f.yaml:4:1: "), faults.get(2));
  }

  /** Ten lines that stand for a billion values. */
  @Test
  void aliasesStandForNoMoreThanMemoryBears() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String one = "*a" + (i - 1);
      bomb.append(
          "a"
              + i
              + ": &a"
              + i
              + " ["
              + String.join(", ", java.util.Collections.nCopies(10, one))
              + "]\n");
    }
    assertTrue(faults(bomb.toString()).get(0).contains("with its aliases the file is too large"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void nestingEndsSomewhere(String open) {
    List<String> faults = faults(open.repeat(100_000));
    assertTrue(faults.get(0).contains("nested too deeply"), faults.get(0));
  }

  @Test
  void anAliasIsWhatItsAnchorIs() throws YamlException {
    YamlMapping tree = (YamlMapping) read("a: &x {b: 1}\nc: *x\n");
    assertEquals(tree.entry("a").orElseThrow().value(), tree.entry("c").orElseThrow().value());
  }

  @Test
  void bytesOtherThanUtf8HaveTheirPlace() {
    byte[] latin = "a: 1\nb: é\n".getBytes(StandardCharsets.ISO_8859_1);
    YamlException e =
        assertThrows(YamlException.class, () -> YamlFile.read("f.yaml", latin, Map.of()));
    assertTrue(lines(e).get(0).startsWith("f.yaml:2:4: this byte is not UTF-8"), e.toString());
    byte[] large = new byte[YamlFile.LARGEST + 1];
    e = assertThrows(YamlException.class, () -> YamlFile.read("f.yaml", large, Map.of()));
    assertTrue(lines(e).get(0).contains("over 4 MiB"), e.toString());
  }

  @Test
  void aMarkOfTheByteOrderIsOverlooked() throws YamlException {
    YamlMapping tree = (YamlMapping) read("\uFEFFa: 1\n");
    assertEquals("f.yaml:1:1", tree.entry("a").orElseThrow().key().place().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "feaures: 1       | f.yaml:1:1: feaures is unknown here; did you mean features?",
        "else: 1          | f.yaml:1:1: else is unknown here; allowed are flag, number, features, kind",
        "flag: yes        | f.yaml:1:7: flag is yes; allowed are false, true",
        "flag: ''         | f.yaml:1:7: flag is ; allowed are false, true",
        "flag:            | f.yaml:1:1: flag has no value; write one, or leave the key out",
        "flag: [true]     | f.yaml:1:7: flag is a list or a mapping here; a single value is allowed",
        "flag: ${SECRET}  | f.yaml:1:7: flag is ${SECRET}; allowed are false, true",
        "number: ${SECRET} | f.yaml:1:9: number is ${SECRET}; a number from 1 to 10 is allowed",
        "number: 11       | f.yaml:1:9: number is 11; a number from 1 to 10 is allowed",
        "number: -1       | f.yaml:1:9: number is -1; a number from 1 to 10 is allowed",
        "number: 99999999999999999999 | f.yaml:1:9: number is 99999999999999999999; a number from 1 to 10 is allowed",
        "kind: direcotry  | f.yaml:1:7: kind is direcotry, perhaps meant to be directory; allowed are directory, file",
        "features: {a: 1} | f.yaml:1:11: features is {...} here; a list is allowed, such as [first, second]",
      })
  void wrongKeysAndValuesAreNamed(String text, String fault) throws YamlException {
    Faults faults = new Faults();
    MappingReader reader = MappingReader.of(read(text), faults).orElseThrow();
    reader.flag("flag");
    reader.number("number", 1, 10);
    reader.scalars("features");
    reader.choice("kind", Map.of("directory", 1, "file", 2));
    reader.refuseOthers();
    YamlException e = assertThrows(YamlException.class, faults::check);
    assertEquals(List.of(fault), lines(e));
  }

  @Test
  void rightValuesAreTaken() throws YamlException {
    Faults faults = new Faults();
    String text = "flag: true\nnumber: 7\nshort: alone\nseconds: 0.25\n";
    MappingReader reader = MappingReader.of(read(text), faults).orElseThrow();
    assertEquals(Optional.of(true), reader.flag("flag"));
    assertEquals(Optional.of(7L), reader.number("number", 1, 10));
    assertEquals(Optional.of(0.25), reader.decimal("seconds", 0, 1));
    assertEquals("alone", reader.scalars("short").get(0).text());
    assertEquals(Optional.empty(), reader.scalar("absent"));
    reader.refuseOthers();
    assertFalse(faults.any());
  }
}
