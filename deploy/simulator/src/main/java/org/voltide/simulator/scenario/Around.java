package org.voltide.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.time.LocalTime;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day with a spread, written {@code 17:00 +- 45m}, or {@code 17:00} for sharp. */
public record Around(LocalTime time, Duration spread) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?:\\s*(?:\\+-|\\+/-|±)\\s*(\\d{1,3})\\s*m(?:in)?)?");

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException for any other form
   */
  @JsonCreator
  public static Around parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches() || Integer.parseInt(m.group(1)) > 23 || Integer.parseInt(m.group(2)) > 59) {
      throw new IllegalArgumentException(
          "'%s' is not a time such as 17:00 or 17:00 +- 45m".formatted(text));
    }
    Duration spread =
        m.group(3) == null ? Duration.ZERO : Duration.ofMinutes(Long.parseLong(m.group(3)));
    return new Around(
        LocalTime.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))), spread);
  }

  /** How far from the time it is this once. */
  Duration draw(RandomGenerator random) {
    long seconds = spread.toSeconds();
    return seconds == 0
        ? Duration.ZERO
        : Duration.ofSeconds(random.nextLong(-seconds, seconds + 1));
  }

  int minute() {
    return time.toSecondOfDay() / 60;
  }

  int spreadMinutes() {
    return (int) spread.toMinutes();
  }
}
