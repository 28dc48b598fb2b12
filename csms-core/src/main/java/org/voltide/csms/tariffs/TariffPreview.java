package org.voltide.csms.tariffs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.tariffs.pricing.Cost;
import org.voltide.csms.tariffs.pricing.Pricing;
import org.voltide.csms.tariffs.pricing.Span;
import org.voltide.csms.tariffs.pricing.Tariff;

/**
 * A session that might be.
 *
 * @param tariff absent: the site's own
 * @param spans in the order of time, none before the one before has ended
 */
record TariffPreview(
    @Nullable @Valid Tariff tariff,
    @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Span> spans) {
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

  /**
   * What it would cost.
   *
   * @param priced the tariff, or the site's
   * @throws Problem when the spans are none that can follow each other, or the tariff that was told
   *     contradicts itself
   */
  Cost cost(Tariff priced, ZoneId zone) {
    if (tariff != null) {
      Contradictions.refuse(tariff, "/tariff");
    }
    Instant start = spans.getFirst().start();
    if (start.isBefore(FIRST) || start.isAfter(LAST)) {
      throw Problem.invalid("/spans/0/start", "Not between the years 1970 and 2999.");
    }
    IntStream.range(0, spans.size()).forEach(this::check);
    return Pricing.of(priced, zone, spans).rounded();
  }

  private void check(int i) {
    Span span = spans.get(i);
    Instant earliest = i == 0 ? span.start() : spans.get(i - 1).end();
    if (span.start().isBefore(earliest)) {
      throw Problem.invalid("/spans/%d/start".formatted(i), "The span before has not ended.");
    }
    if (span.end().isBefore(span.start())) {
      throw Problem.invalid("/spans/%d/end".formatted(i), "It ends before it starts.");
    }
    if (span.end().isAfter(spans.getFirst().start().plus(LONGEST))) {
      throw Problem.invalid("/spans/%d/end".formatted(i), "More than 31 days after the start.");
    }
  }
}
