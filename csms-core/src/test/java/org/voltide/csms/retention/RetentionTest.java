package org.voltide.csms.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.lanes.OldRows;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

@QuarkusTest
class RetentionTest {

  private static final String PATH = "/api/v1/retention";

  @Inject Retention retention;
  @Inject Database database;
  @Inject OldRows rows;
  @Inject Clock clock;

  @AfterEach
  void keepAsConfigured() {
    database.update("delete from retention");
  }

  @Test
  void administratorsSeeAndChooseHowLongAKindIsKept() {
    Callers.viewer().get(PATH).then().statusCode(403);
    Callers.administrator()
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.find { it.kind == 'INCIDENTS' }.days", equalTo(400))
        .body("items.find { it.kind == 'INCIDENTS' }.leastDays", equalTo(30))
        .body("items.find { it.kind == 'MESSAGES' }.bytes", greaterThan(0));
    Callers.operator().body(Map.of("days", 60)).put(PATH + "/INCIDENTS").then().statusCode(403);
    Callers.administrator()
        .body(Map.of("days", 60))
        .put(PATH + "/INCIDENTS")
        .then()
        .statusCode(204);
    assertThat(retention.days()).containsEntry(RowKind.INCIDENTS, 60);
    Callers.administrator().delete(PATH + "/INCIDENTS").then().statusCode(204);
    assertThat(retention.days()).containsEntry(RowKind.INCIDENTS, 400);
  }

  @Test
  void whatIsOlderGoesWithTheNextRoundAndNothingElse() {
    for (int days : new int[] {20, 40, 70}) {
      database.update(
          "insert into audit_entry (at, actor, remote, method, path, status)"
              + " values (?, 'retention', '127.0.0.1', 'GET', ?, 200)",
          clock.instant().minus(Duration.ofDays(days + 60L)),
          "/retained/" + days);
    }
    retention.choose(RowKind.AUDIT, 110);
    rows.delete();
    assertThat(
            database.query(
                "select path from audit_entry where actor = 'retention' order by path",
                row -> row.text("path")))
        .containsExactly("/retained/20", "/retained/40");
  }

  @Test
  void tooFewDaysAreRefusedAndSessionsGoBeforeTheirCdrs() {
    assertThatThrownBy(() -> retention.choose(RowKind.AUDIT, 89)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> retention.choose(RowKind.AUDIT, 20_000)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> retention.choose(RowKind.ROAMING_SESSIONS, 4_000))
        .hasMessageContaining("no longer than their CDRs");
    assertThatThrownBy(() -> retention.choose(RowKind.ROAMING_CDRS, 370))
        .hasMessageContaining("no longer than their CDRs");
    Callers.administrator().body(Map.of("days", 5)).put(PATH + "/NOTHING").then().statusCode(404);
  }
}
