package org.voltide.csms.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/**
 * What of its role a key is for, such as {@code stations:read}.
 *
 * @param write whether it may also do what changes something
 */
record Scope(Area area, boolean write) implements Comparable<Scope> {

  private static final String API = "/api/v1/";
  private static final String FRAMEWORK = "/q/";
  private static final String READ = "read";
  private static final String WRITE = "write";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** What is nobody's in particular, or of the key itself. */
  private static final Set<String> EVERYBODYS = Set.of("me", "clock", "sign-in", "login", "pay");

  /**
   * Reads scopes.
   *
   * @param texts absent for a key that may all that its role may
   * @throws Problem 422 at {@code /scopes}
   */
  static SortedSet<Scope> demand(@Nullable List<String> texts) {
    return texts == null
        ? Collections.emptySortedSet()
        : Collections.unmodifiableSortedSet(
            texts.stream().map(Scope::demand).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Scope demand(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                Problem.invalid(
                    "/scopes",
                    "'%s' is none of the scopes %s.".formatted(text, String.join(", ", known()))));
  }

  static Optional<Scope> parse(String text) {
    return Stream.of(false, true)
        .flatMap(write -> Arrays.stream(Area.values()).map(area -> new Scope(area, write)))
        .filter(scope -> scope.toString().equals(text))
        .findFirst();
  }

  private static List<String> known() {
    return Arrays.stream(Area.values())
        .map(area -> area.written() + ":" + READ + "|" + WRITE)
        .toList();
  }

  /**
   * What it would take to make a request; empty when these scopes suffice. No scopes at all are as
   * good as every one. A path that belongs to no area is closed to keys that have any.
   *
   * @return the scope that is missing, in words
   */
  static Optional<String> missing(Set<Scope> held, String method, String path) {
    if (held.isEmpty()) {
      return Optional.empty();
    }
    String beginning = beginning(path);
    if (EVERYBODYS.contains(beginning)) {
      return Optional.empty();
    }
    boolean write = !READING.contains(method);
    return Area.of(beginning)
        .map(area -> new Scope(area, write))
        .map(
            needed ->
                held.stream().anyMatch(each -> each.includes(needed))
                    ? Optional.<String>empty()
                    : Optional.of(needed.toString()))
        .orElse(Optional.of("that there is none for"));
  }

  private static String beginning(String path) {
    if (!path.startsWith(API)) {
      return path.startsWith(FRAMEWORK) ? "q" : "";
    }
    int end = path.indexOf('/', API.length());
    return end < 0 ? path.substring(API.length()) : path.substring(API.length(), end);
  }

  private boolean includes(Scope other) {
    return area == other.area && (write || !other.write);
  }

  /** In the order in which they are read. */
  @Override
  public int compareTo(Scope other) {
    return toString().compareTo(other.toString());
  }

  /** As in the API and in the database. */
  @JsonValue
  @Override
  public String toString() {
    return area.written() + ":" + (write ? WRITE : READ);
  }
}
