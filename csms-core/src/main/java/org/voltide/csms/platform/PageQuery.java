package org.voltide.csms.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted; a {@code @Valid @BeanParam}. A list reads {@code limit + 1} rows
 * that follow {@link #after} in its order and hands them to {@link Page#of}.
 */
public final class PageQuery {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> KEY = new TypeReference<>() {};

  @QueryParam("limit")
  @DefaultValue("100")
  @Min(1)
  @Max(500)
  int limit = 100;

  @QueryParam("cursor")
  @Nullable
  @Parameter(description = "The `next` of the page before.")
  String cursor;

  /** Most items on the page. */
  public int limit() {
    return limit;
  }

  /** How many rows to read: one more than the page holds tells whether another follows. */
  public int rows() {
    return limit + 1;
  }

  /**
   * The key of the last item already seen.
   *
   * @param parts how many values a key of this list has
   * @throws Problem when the cursor is none of this list's
   */
  public Optional<List<String>> after(int parts) {
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      List<String> key = JSON.readValue(Base64.getUrlDecoder().decode(cursor), KEY);
      if (key.size() == parts) {
        return Optional.of(key);
      }
    } catch (IllegalArgumentException | IOException e) {
      // Not one of ours: refused below like one of another list.
    }
    throw Problem.invalid("cursor", "This is no cursor of this list.");
  }

  /** The same for a list ordered by a UUID. */
  public Optional<UUID> afterId() {
    try {
      return after(1).map(key -> UUID.fromString(key.getFirst()));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("cursor", "This is no cursor of this list.");
    }
  }

  /** The same for a list ordered by a number. */
  public Optional<Long> afterNumber() {
    try {
      return after(1).map(key -> Long.valueOf(key.getFirst()));
    } catch (NumberFormatException e) {
      throw Problem.invalid("cursor", "This is no cursor of this list.");
    }
  }

  /** The same for a list ordered by a time. */
  public Optional<Instant> afterInstant() {
    try {
      return after(1).map(key -> Instant.parse(key.getFirst()));
    } catch (DateTimeParseException e) {
      throw Problem.invalid("cursor", "This is no cursor of this list.");
    }
  }

  static String cursor(List<String> key) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(key));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
