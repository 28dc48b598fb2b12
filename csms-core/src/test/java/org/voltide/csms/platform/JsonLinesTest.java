package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");

  @Test
  void aLineSaysWhatItIsAbout() {
    JsonNode line =
        LogContext.station("CS-1")
            .call(() -> written(record("Two lines\nof \"%s\"", new Object[] {"text"}, null)));

    assertThat(line.toString())
        .isEqualTo(
            """
            {"time":"2026-03-29T01:30:00Z","level":"WARN","logger":"org.voltide.Test",\
            "message":"Two lines\\nof \\"text\\"","station":"CS-1"}\
            """);
  }

  @Test
  void aFailureHasItsStack() {
    JsonNode line = written(record("Failed", new Object[0], new IllegalStateException("broken")));

    assertThat(line.path("stack").asText())
        .startsWith("java.lang.IllegalStateException: broken")
        .contains("JsonLinesTest.aFailureHasItsStack");
  }

  @Test
  void noFieldOfWorkReplacesOneOfTheLine() {
    JsonNode line =
        new LogContext("level", "none").call(() -> written(record("Said", new Object[0], null)));

    assertThat(line.path("level").asText()).isEqualTo("WARN");
  }

  private static ExtLogRecord record(String message, Object[] values, Throwable thrown) {
    var line =
        new ExtLogRecord(
            Level.WARN, message, ExtLogRecord.FormatStyle.PRINTF, JsonLinesTest.class.getName());
    line.setLoggerName("org.voltide.Test");
    line.setInstant(NOW);
    line.setParameters(values);
    line.setThrown(thrown);
    return line;
  }

  private static JsonNode written(ExtLogRecord line) {
    String text = new JsonLines().format(line);
    assertThat(text.lines()).hasSize(1);
    return Json.stored(JsonNode.class, text);
  }
}
