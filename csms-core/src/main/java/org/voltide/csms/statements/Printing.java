package org.voltide.csms.statements;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Settings;

/** Makes files of statements. Thread-safe. */
@Singleton
class Printing {

  private static final int AT_ONCE = 2;

  private final Settings settings;
  private final Clock clock;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Printing(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Until when something has to be in the books; never in the future, where it could still change.
   */
  Instant asOf(Asked asked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant wanted = Objects.requireNonNullElse(asked.asOf, now);
    return wanted.isAfter(now) ? now : wanted;
  }

  RestResponse<String> csv(MonthlyStatement statement) {
    return file(statement, "csv", StatementCsv.of(statement));
  }

  /**
   * As PDF.
   *
   * @throws Problem 503 when as many are being printed as may be at once
   */
  RestResponse<byte[]> pdf(Supplier<MonthlyStatement> read, Asked asked) {
    if (!free.tryAcquire()) {
      throw Problem.of(
          503,
          "%d statements are being printed already: try again when one of them is done."
              .formatted(AT_ONCE));
    }
    try {
      MonthlyStatement statement = read.get();
      return file(
          statement, "pdf", StatementPdf.of(statement, settings.operator().name(), asked.words()));
    } finally {
      free.release();
    }
  }

  private static <T> RestResponse<T> file(MonthlyStatement statement, String suffix, T content) {
    String name =
        "statement-%s-%s.%s"
            .formatted(
                statement.month(),
                statement.party().id().replaceAll("[^A-Za-z0-9._-]", "_"),
                suffix);
    return RestResponse.ResponseBuilder.ok(content)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
