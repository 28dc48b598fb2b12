package org.voltide.csms.roaming.ocpi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StorableText;

/**
 * What a partner asks, as it came.
 *
 * @param path its parts below {@code /ocpi}, decoded
 * @param headers by name in lower case
 */
public record OcpiRequest(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  @Nullable String header(String name) {
    return headers.get(name);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** False where a part of the address has characters that no id can have. */
  boolean isStorable() {
    return Stream.concat(path.stream(), query.values().stream())
        .allMatch(text -> StorableText.of(text).equals(text));
  }

  String url() {
    String parameters =
        query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .sorted()
            .collect(Collectors.joining("&"));
    return "/ocpi/" + String.join("/", path) + (parameters.isEmpty() ? "" : "?" + parameters);
  }
}
