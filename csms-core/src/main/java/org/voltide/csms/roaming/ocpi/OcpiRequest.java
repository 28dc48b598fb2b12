package org.voltide.csms.roaming.ocpi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  String url() {
    return "/ocpi/" + String.join("/", path) + (query.isEmpty() ? "" : "?" + query);
  }
}
