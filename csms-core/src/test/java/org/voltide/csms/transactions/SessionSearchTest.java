package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.transactions.SessionQueries.Filter;

class SessionSearchTest {

  private final DataSource source = TestDatabase.migrated().dataSource();
  private final SessionQueries sessions =
      new SessionQueries(source, Clock.systemUTC(), Duration.ofSeconds(1));

  @Test
  void aSearchThatTakesTooLongIsEndedByTheDatabase() throws SQLException {
    try (Connection busy = source.getConnection();
        Statement lock = busy.createStatement()) {
      busy.setAutoCommit(false);
      lock.execute("lock table charging_session in access exclusive mode");

      assertThatThrownBy(() -> sessions.list(like("van")))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("takes too long");
      busy.rollback();
    }
    assertThat(sessions.list(like("van"))).isEmpty();
  }

  private static Filter like(@Nullable String text) {
    return new Filter(null, null, null, text, Optional.empty(), 10);
  }
}
