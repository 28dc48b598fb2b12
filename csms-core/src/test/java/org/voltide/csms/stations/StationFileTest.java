package org.voltide.csms.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.stations.StationFields.ConnectorFields;
import org.voltide.csms.stations.StationFields.Current;
import org.voltide.csms.stations.StationFields.EvseFields;
import org.voltide.csms.stations.StationImport.LineFault;

class StationFileTest {

  private static StationFile file(String text) {
    return StationFile.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static StationOverlay overlay(String text) {
    return new StationOverlay(file(text).stations().firstEntry().getValue(), Map.of());
  }

  @Test
  void aNewStationHasWhatIsUsualWhereTheFileSaysNothing() {
    StationOverlay cells = overlay("id,siteId,evse,current,maxChargeW\nA,depot,1,dc,22000\n");
    assertThat(StationDraft.of(cells))
        .contains(
            new StationDraft(
                new StationFields(
                    "A",
                    "A",
                    "depot",
                    false,
                    false,
                    true,
                    null,
                    null,
                    List.of(
                        new EvseFields(
                            1, Current.DC, 3, 22_000d, 0d, List.of(new ConnectorFields(1, null))))),
                1));
  }

  @Test
  void whatAStationHasBecomesTheSameStation() {
    StationFields fields =
        new StationFields(
            "A",
            "=Yard",
            "depot",
            true,
            true,
            false,
            true,
            null,
            List.of(
                new EvseFields(
                    2,
                    Current.AC,
                    2,
                    7_400.5,
                    0d,
                    List.of(new ConnectorFields(1, "cType2"), new ConnectorFields(3, null)))));
    StationOverlay cells =
        new StationOverlay(
            file("id\nA\n").stations().firstEntry().getValue(), StationCells.of(fields, 2));
    assertThat(StationDraft.of(cells)).contains(new StationDraft(fields, 2));
  }

  @Test
  void anEvseWithoutConnectorsStaysWithout() {
    StationFields fields =
        new StationFields(
            "A",
            "A",
            "depot",
            false,
            false,
            true,
            null,
            null,
            List.of(new EvseFields(1, Current.AC, 1, 7_400d, 0d, List.of())));
    StationOverlay cells =
        new StationOverlay(
            file("id\nA\n").stations().firstEntry().getValue(), StationCells.of(fields, 1));
    assertThat(StationDraft.of(cells)).contains(new StationDraft(fields, 1));
  }

  @Test
  void noPasswordLooksLikeAFormula() {
    for (int i = 0; i < 300; i++) {
      assertThat(StationImporter.password()).matches("[A-Za-z0-9][A-Za-z0-9_-]{31}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "siteId,steered | depot,maybe | steered | 'maybe' must be true or false",
        "name | Yard | siteId | is missing",
        "siteId,current | depot,AC | evse | the number of the EVSE is missing",
        "siteId,evse,current,maxChargeW | depot,0,AC,1 | evse | '0' is no number of an EVSE",
        "siteId,evse,current | depot,1,AC | maxChargeW | is missing",
        "siteId,evse,current,maxChargeW | depot,1,AC,1e400 | maxChargeW |"
            + " '1e400' must be a number of watts, such as 22000",
        "siteId,minimumSecurityProfile | depot,4 | minimumSecurityProfile |"
            + " '4' must be 0, 1, 2 or 3",
      })
  void whatIsWrongIsToldByLineAndColumn(String titles, String row, String column, String detail) {
    StationOverlay cells = overlay("id,%s\n\nA,%s\n".formatted(titles, row));
    assertThat(StationDraft.of(cells)).isEqualTo(Optional.empty());
    assertThat(cells.faults()).containsExactly(new LineFault(3, column, detail));
  }

  @Test
  void linesOfAStationThatContradictEachOtherAreTold() {
    StationOverlay cells =
        overlay(
            "id,name,siteId,evse,current,maxChargeW\n"
                + "A,Yard,depot,1,AC,11000\nA,Gate,,2,AC,11000\nA,,,1,AC,22000\n");
    assertThat(StationDraft.of(cells)).isEmpty();
    assertThat(cells.faults())
        .containsExactly(
            new LineFault(3, "name", "line 2 says something else"),
            new LineFault(4, "evse", "EVSE 1 is on line 2 already"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "name | column id is missing",
        "id,colour | there is no column 'colour'",
        "id,ID | column ID is there twice",
      })
  void titlesThatAreNotRightRefuseTheFile(String titles, String detail) {
    assertThatThrownBy(() -> file(titles + "\n"))
        .isInstanceOf(Problem.class)
        .hasMessage("line 1: " + detail);
  }

  @Test
  void aLineWithTooManyCellsAndAFileWithTooManyLinesAreRefused() {
    assertThatThrownBy(() -> file("id\nA,B\n")).hasMessageContaining("line 2: there are 2 cells");
    assertThatThrownBy(() -> file("id\n" + "A\n".repeat(StationFile.MOST_LINES + 1)))
        .hasMessageContaining("at most 5000 lines");
    assertThatThrownBy(() -> file("")).hasMessageContaining("the file is empty");
  }
}
