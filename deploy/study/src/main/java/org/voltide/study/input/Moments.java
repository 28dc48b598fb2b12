package org.voltide.study.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Times as recordings write them. */
final class Moments {

  private static final List<DateTimeFormatter> LOCAL =
      List.of(
          DateTimeFormatter.ofPattern("d.M.uuuu H:mm[:ss]", Locale.ROOT),
          DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm[:ss]", Locale.ROOT),
          DateTimeFormatter.ISO_LOCAL_DATE_TIME);

  private static final List<Function<String, Instant>> WITH_OFFSET =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> OffsetDateTime.parse(text.replaceFirst(" ", "T")).toInstant(),
          text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));

  private Moments() {}

  /** A time on the clocks of a place, if the text is one without offset. */
  static Optional<LocalDateTime> local(String text) {
    return LOCAL.stream().flatMap(f -> attempt(() -> LocalDateTime.parse(text, f))).findFirst();
  }

  /** A time with its offset or in GMT, if the text is one. */
  static Optional<Instant> withOffset(String text) {
    return WITH_OFFSET.stream().flatMap(f -> attempt(() -> f.apply(text))).findFirst();
  }

  /**
   * Any time.
   *
   * @param zone of times that tell no offset; an hour that its clocks show twice is the first
   */
  static Optional<Instant> any(String text, ZoneId zone) {
    return withOffset(text).or(() -> local(text).map(time -> time.atZone(zone).toInstant()));
  }

  private static <T> Stream<T> attempt(Supplier<T> parse) {
    try {
      return Stream.of(parse.get());
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }
}
