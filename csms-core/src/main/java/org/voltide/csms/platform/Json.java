package org.voltide.csms.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON in columns and in bodies that are read by hand, in the same form as in the REST API. Text
 * that does not fit is the caller's fault ({@link #asked}) or a broken column ({@link #stored}).
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private Json() {}

  /**
   * What somebody sent.
   *
   * @param what names it in the sentence he gets when it does not fit, such as {@code local list}
   * @throws Problem 400
   */
  public static <T> T asked(Class<T> type, String json, String what) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException unreadable) {
      throw Problem.unreadable(
          "This is no %s: %s".formatted(what, unreadable.getOriginalMessage()));
    }
    throw Problem.unreadable("This is no %s.".formatted(what));
  }

  /**
   * What {@link #text} wrote.
   *
   * @throws IllegalStateException when it is something else
   */
  public static <T> T stored(Class<T> type, String json) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored " + type.getSimpleName() + " is broken", broken);
    }
  }

  /** The same for lists and maps. */
  public static <T> T stored(TypeReference<T> type, String json) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored " + type.getType() + " is broken", broken);
    }
  }

  /** The same without a type. */
  public static JsonNode stored(String json) {
    return stored(JsonNode.class, json);
  }

  /**
   * @throws IllegalArgumentException when no JSON can be made of it
   */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("no JSON of " + value.getClass(), unwritable);
    }
  }
}
