package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JSON in columns and bodies reads and writes as the REST API does. */
class JsonTest {
  record Kept(String name, Instant at, Optional<Integer> size) {}

  @Test
  void whatWasWrittenIsReadAgain() {
    Kept kept = new Kept("a", Instant.parse("2026-03-01T12:00:00Z"), Optional.empty());
    String text = Json.text(kept);
    assertThat(text).isEqualTo("{\"name\":\"a\",\"at\":\"2026-03-01T12:00:00Z\"}");
    assertThat(Json.stored(Kept.class, text)).isEqualTo(kept);
    assertThat(Json.stored(new TypeReference<List<Integer>>() {}, "[1,2]")).containsExactly(1, 2);
    assertThat(Json.stored("{\"a\":1}").path("a").asInt()).isEqualTo(1);
  }

  @Test
  void whatSomebodySentMayBeWrong() {
    for (String wrong : List.of("{", "null", "[]", "{\"name\":\"a\",\"other\":1}")) {
      assertThatThrownBy(() -> Json.asked(Kept.class, wrong, "thing"))
          .isInstanceOf(Problem.class)
          .hasMessageStartingWith("This is no thing");
    }
    assertThatThrownBy(() -> Json.asked(ObjectNode.class, "[]", "JSON object"))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aBrokenColumnIsNobodysRequest() {
    assertThatThrownBy(() -> Json.stored(Kept.class, "{"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                Json.text(
                    new Object() {
                      @SuppressWarnings("unused")
                      public String getName() {
                        throw new IllegalStateException("no");
                      }
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
