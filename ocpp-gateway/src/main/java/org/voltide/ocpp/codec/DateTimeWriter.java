package org.voltide.ocpp.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * Writes date-times of RFC 3339 in UTC, with three decimals of the second or none, without a string
 * for each of their parts.
 */
final class DateTimeWriter {
  static final int MOST_CHARS = "2026-01-01T00:00:00.000Z".length();

  private static final int SECONDS_PER_DAY = (int) TimeUnit.DAYS.toSeconds(1);

  private final char[] text;
  private int at;

  private DateTimeWriter(char[] text) {
    this.text = text;
  }

  /**
   * Writes what an instant is, without what is less than a millisecond.
   *
   * @param instant of the years 0 to 9999
   * @param text takes the characters, from its beginning
   * @return how many characters
   */
  static int write(Instant instant, char[] text) {
    return new DateTimeWriter(text).write(instant);
  }

  private int write(Instant instant) {
    long epochSecond = instant.getEpochSecond();
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_PER_DAY));
    int second = Math.floorMod(epochSecond, SECONDS_PER_DAY);
    digits(day.getYear(), 4);
    sign('-');
    digits(day.getMonthValue(), 2);
    sign('-');
    digits(day.getDayOfMonth(), 2);
    sign('T');
    digits(second / 3600, 2);
    sign(':');
    digits(second / 60 % 60, 2);
    sign(':');
    digits(second % 60, 2);
    int millis = (int) TimeUnit.NANOSECONDS.toMillis(instant.getNano());
    if (millis > 0) {
      sign('.');
      digits(millis, 3);
    }
    sign('Z');
    return at;
  }

  private void sign(char sign) {
    text[at++] = sign;
  }

  private void digits(int number, int count) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    at += count;
  }
}
