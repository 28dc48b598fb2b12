package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static List<Csv.Line> read(String text) {
    return Csv.read(text.getBytes(StandardCharsets.UTF_8), 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a,b",
        "a\nb",
        "say \"so\"",
        "=1+1",
        "a;=1+1",
        "a;'=1;-2",
        "\n=x",
        "a\t+1",
        "@x",
        "-33.85",
        "'-1",
        "'=x",
        "''-",
        "it's",
        "'quoted'"
      })
  void whatIsWrittenIsReadAgain(String text) {
    assertThat(read(Csv.line(List.of("first", text))))
        .containsExactly(new Csv.Line(1, List.of("first", text)));
  }

  @Test
  void formulasAreTexts() {
    assertThat(Csv.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
    assertThat(Csv.cell("-33.85")).isEqualTo("-33.85");
    assertThat(Csv.cell("-5.2;+1")).isEqualTo("'-5.2;'+1");
    assertThat(Csv.cell("a;=1")).isEqualTo("a;'=1");
    assertThat(Csv.cell("a\n@x")).isEqualTo("\"a\n'@x\"");
  }

  @Test
  void linesKeepTheirNumbersAndEmptyOnesAreLeftOut() {
    assertThat(read("\uFEFFid;name\r\n\r\n1;\"a\nb\"\r\n;\r\n2;c"))
        .containsExactly(
            new Csv.Line(1, List.of("id", "name")),
            new Csv.Line(3, List.of("1", "a\nb")),
            new Csv.Line(6, List.of("2", "c")));
  }

  @Test
  void anotherEncodingIsToldWithItsLine() {
    assertThatThrownBy(() -> Csv.read("id,name\n1,Süd\n".getBytes(StandardCharsets.ISO_8859_1), 3))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("line 2: this is no UTF-8");
  }

  @Test
  void moreThanAFileMayHaveIsToldWithItsLine() {
    assertThatThrownBy(() -> read("id\n1\n2\n3\n4\n"))
        .hasMessage("line 5: a file has at most 3 lines below the titles");
    assertThatThrownBy(() -> read("id\n" + ",".repeat(50)))
        .hasMessage("line 2: a line has at most 50 cells");
    assertThatThrownBy(() -> read("id\n" + "x".repeat(1_001)))
        .hasMessage("line 2: a cell has at most 1000 characters");
  }

  @Test
  void aQuotationMarkThatIsNotClosedIsToldWithItsLine() {
    assertThatThrownBy(() -> read("id\n\"1\n2\n"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("line 2: a quotation mark is not closed");
  }
}
