package org.voltide.csms.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

  @Test
  void ordinaryTextStaysItself() {
    String text = "Ladesäule 7 \uD83D\uDD0C";
    assertThat(StorableText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\0b",
        "a\uD83Db",
        "\uDD0C",
        "why?",
        "Säule",
        "tab\tline\nreturn\rback\\slash",
        "\\N",
        ""
      })
  void whatIsCopiedReadsBackAsWritten(String text) throws SQLException {
    assertThat(copied(text)).isEqualTo(StorableText.of(text));
  }

  @Test
  void aLongTextIsCopiedWhole() throws SQLException {
    String text = "0123456789\t".repeat(5_000);
    assertThat(copied(text)).isEqualTo(text);
  }

  private static Object copied(String text) throws SQLException {
    LaneWorld world = new LaneWorld();
    world.run("create table copied (t text)");
    try (Connection connection = world.database().getConnection()) {
      new CopyRows().text(text).end().into(connection, "copied", "t");
    }
    Object read = world.rows("select t from copied").getFirst();
    world.close();
    return read;
  }
}
