package org.voltide.csms.upstream;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When to ask again (RFC 9110 10.2.3), within reason. */
final class RetryAfter {
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(1);

  private RetryAfter() {}

  static Duration of(HttpResponse<?> answer, Instant now) {
    Duration told =
        answer
            .headers()
            .firstValue("Retry-After")
            .flatMap(text -> read(text.strip(), now))
            .orElse(USUAL);
    Duration atLeast = told.compareTo(LEAST) < 0 ? LEAST : told;
    return atLeast.compareTo(MOST) > 0 ? MOST : atLeast;
  }

  private static Optional<Duration> read(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, at));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
