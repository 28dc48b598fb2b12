package org.voltide.pki.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One line of the log: fields between tabs, the details as {@code name=value}.
 *
 * @param previous the SHA-256 of the line before, hexadecimal; zeros for the first
 * @param number from 1
 * @param details names of letters, digits and hyphens, in their order
 * @param signatures Base64, by the name of who signed {@link #statement}
 */
public record Entry(
    String previous,
    long number,
    Instant at,
    Act act,
    SequencedMap<String, String> details,
    SequencedMap<String, String> signatures) {

  /** What stands before the first line. */
  public static final String START = "0".repeat(64);

  private static final String SIGNED = "signed:";
  private static final int FIXED_FIELDS = 4;

  public Entry {
    details = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(details));
    signatures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(signatures));
  }

  /** A detail; empty text when the act has none of that name. */
  public String detail(String name) {
    return details.getOrDefault(name, "");
  }

  /** What people sign: everything but the signatures, and with it all that happened before. */
  public String statement() {
    StringBuilder text =
        new StringBuilder(previous)
            .append('\t')
            .append(number)
            .append('\t')
            .append(at)
            .append('\t')
            .append(act);
    details.forEach((name, value) -> append(text, name, value));
    return text.toString();
  }

  /** Without a line end. */
  String line() {
    StringBuilder text = new StringBuilder(statement());
    signatures.forEach((name, value) -> append(text, SIGNED + name, value));
    return text.toString();
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append('\t').append(name).append('=').append(escape(value));
  }

  /** What the next line begins with. */
  public String hash() {
    try {
      byte[] line = (line() + "\n").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is not one that {@link #line} writes
   */
  static Entry read(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length < FIXED_FIELDS) {
      throw new IllegalArgumentException("fields are missing");
    }
    try {
      SequencedMap<String, String> details = new LinkedHashMap<>();
      SequencedMap<String, String> signatures = new LinkedHashMap<>();
      for (int i = FIXED_FIELDS; i < fields.length; i++) {
        read(fields[i], details, signatures);
      }
      Entry entry =
          new Entry(
              fields[0],
              Long.parseLong(fields[1]),
              Instant.parse(fields[2]),
              Act.valueOf(fields[3]),
              details,
              signatures);
      if (!entry.line().equals(line)) {
        throw new IllegalArgumentException("it is not written as it should be");
      }
      return entry;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it has no time", e);
    }
  }

  private static void read(
      String field, Map<String, String> details, Map<String, String> signatures) {
    int equals = field.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("a detail has no name");
    }
    String name = field.substring(0, equals);
    String value = unescape(field.substring(equals + 1));
    if (name.startsWith(SIGNED)) {
      signatures.put(name.substring(SIGNED.length()), value);
    } else {
      details.put(name, value);
    }
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        text.append(
            switch (value.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> value.charAt(i);
            });
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
