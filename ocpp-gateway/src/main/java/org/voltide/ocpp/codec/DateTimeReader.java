package org.voltide.ocpp.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads one RFC 3339 date-time, several times faster than {@link java.time.format
 * .DateTimeFormatter}: a meter report has dozens. Lenient where stations are known to be: without
 * an offset it is UTC, and an offset may lack its minutes. For one thread, once.
 */
final class DateTimeReader {
  private static final int NANO_DIGITS = 9;

  private final char[] text;
  private final int end;
  private int at;
  private boolean wholeOffset = true;

  /** Reads so many characters of a text. */
  DateTimeReader(char[] text, int from, int length) {
    this.text = text;
    this.at = from;
    this.end = from + length;
  }

  /** Fails with {@link DateTimeException} when the text is anything else. */
  Instant instant() {
    int year = number(4, 9999);
    skip('-');
    int month = number(2, 12);
    skip('-');
    long day = LocalDate.of(year, month, number(2, 31)).toEpochDay();
    skipT();
    int hour = number(2, 23);
    skip(':');
    int minute = number(2, 59);
    skip(':');
    // 60 is a leap second, for which Java's time line has the next one.
    int second = number(2, 60);
    int nanos = fraction();
    long local = ((day * 24 + hour) * 60 + minute) * 60 + second;
    Instant instant = Instant.ofEpochSecond(local - offsetSeconds(), nanos);
    if (at != end) {
      throw unreadable();
    }
    return instant;
  }

  /** Once read: whether the offset was as RFC 3339 wants it. */
  boolean hasWholeOffset() {
    return wholeOffset;
  }

  private int fraction() {
    if (peek() != '.') {
      return 0;
    }
    at++;
    int start = at;
    int nanos = 0;
    for (; isDigit(peek()); at++) {
      if (at - start < NANO_DIGITS) {
        nanos = nanos * 10 + (peek() - '0');
      }
    }
    if (at == start) {
      throw unreadable();
    }
    for (int digits = at - start; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private int offsetSeconds() {
    if (at == end) {
      wholeOffset = false;
      return 0;
    }
    char sign = text[at++];
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw unreadable();
    }
    int seconds = number(2, 23) * 3600;
    wholeOffset = peek() == ':';
    if (at < end) {
      if (peek() == ':') {
        at++;
      }
      seconds += number(2, 59) * 60;
    }
    return sign == '+' ? seconds : -seconds;
  }

  private int number(int digits, int max) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      char digit = peek();
      if (!isDigit(digit)) {
        throw unreadable();
      }
      value = value * 10 + (digit - '0');
      at++;
    }
    if (value > max) {
      throw unreadable();
    }
    return value;
  }

  private void skipT() {
    if (peek() == 't') {
      at++;
    } else {
      skip('T');
    }
  }

  private void skip(char expected) {
    if (peek() != expected) {
      throw unreadable();
    }
    at++;
  }

  /** The next character; NUL, which nothing expects, at the end. */
  private char peek() {
    return at < end ? text[at] : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private DateTimeException unreadable() {
    return new DateTimeException("not RFC 3339 from character " + at);
  }
}
