package org.voltide.csms.stations;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;

/**
 * Which stations are looked for, and in which order; what is absent does not matter.
 *
 * @param q part of the id or the name
 * @param state a {@link StationState}, in any case
 * @param sort {@code id}, {@code name}, {@code site}, {@code model} or {@code firmware}, after a
 *     minus from the last to the first; by id when absent
 */
public record StationQuery(
    @Nullable @Size(max = 100) String site,
    @Nullable @Size(max = 100) String q,
    @Nullable Boolean online,
    @Nullable String state,
    @Nullable String sort) {

  private static final Map<String, String> KEYS =
      Map.of(
          "id", "s.id",
          "name", "lower(s.name)",
          "site", "s.site_id",
          "model", "lower(coalesce(s.vendor, '') || ' ' || coalesce(s.model, ''))",
          "firmware", "coalesce(s.firmware_version, '')");

  /** The conditions on {@code station s} with their named values. */
  record Conditions(String sql, Map<String, Object> values) {}

  /**
   * What the list is sorted by, SQL.
   *
   * @throws Problem 422 when there is no such order
   */
  String key() {
    return Optional.ofNullable(sort)
        .map(name -> name.startsWith("-") ? name.substring(1) : name)
        .or(() -> Optional.of("id"))
        .map(KEYS::get)
        .orElseThrow(
            () ->
                Problem.invalid(
                    "/sort", "One of %s.".formatted(KEYS.keySet().stream().sorted().toList())));
  }

  boolean isDescending() {
    return sort != null && sort.startsWith("-");
  }

  /**
   * @throws Problem 422 when there is no such state
   */
  Conditions conditions() {
    List<String> sql = new ArrayList<>(List.of("true"));
    Map<String, Object> values = new LinkedHashMap<>();
    if (site != null) {
      sql.add("s.site_id = :site");
      values.put("site", site);
    }
    if (online != null) {
      sql.add("s.online = :online");
      values.put("online", online);
    }
    if (q != null) {
      sql.add("(lower(s.id) like :q or lower(s.name) like :q)");
      values.put("q", "%" + q.toLowerCase(Locale.ROOT) + "%");
    }
    if (state != null) {
      sql.add("(" + StationState.SQL + ") = :state");
      values.put("state", knownState(state));
    }
    return new Conditions(String.join(" and ", sql), values);
  }

  private static String knownState(String state) {
    return Arrays.stream(StationState.values())
        .map(Enum::name)
        .filter(known -> known.equalsIgnoreCase(state))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    "/state", "One of %s.".formatted(Arrays.toString(StationState.values()))));
  }

  /** Checks what no annotation can. */
  void check() {
    key();
    conditions();
  }
}
