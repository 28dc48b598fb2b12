package org.voltide.csms.devicemodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.SecretVariables;

/**
 * One attribute of a variable as the API shows it.
 *
 * @param key names it in other requests
 * @param value masked when it is a secret
 * @param changedAt when its value was first seen as it is now
 */
public record StationVariable(
    String key,
    String component,
    @Nullable String componentInstance,
    @Nullable Integer evseId,
    @Nullable Integer connectorId,
    String variable,
    @Nullable String variableInstance,
    String attribute,
    @Nullable String value,
    @Nullable String mutability,
    @Nullable Boolean persistent,
    @Nullable Boolean constant,
    @Nullable String dataType,
    @Nullable String unit,
    @Nullable Double minLimit,
    @Nullable Double maxLimit,
    @Nullable Integer maxElements,
    @Nullable String valuesList,
    @Nullable Boolean supportsMonitoring,
    Instant reportedAt,
    Instant changedAt) {

  public StationVariable {
    if (value != null && SecretVariables.contains(variable)) {
      value = SecretVariables.MASK;
    }
  }

  static StationVariable of(Row row) {
    return new StationVariable(
        row.text("key"),
        row.text("component"),
        row.maybeText("component_instance").orElse(null),
        row.maybeWhole("evse_id").orElse(null),
        row.maybeWhole("connector_id").orElse(null),
        row.text("variable"),
        row.maybeText("variable_instance").orElse(null),
        row.text("attribute"),
        row.maybeText("value").orElse(null),
        row.maybeText("mutability").orElse(null),
        row.maybeFlag("persistent").orElse(null),
        row.maybeFlag("constant").orElse(null),
        row.maybeText("data_type").orElse(null),
        row.maybeText("unit").orElse(null),
        boxed(row, "min_limit"),
        boxed(row, "max_limit"),
        row.maybeWhole("max_elements").orElse(null),
        row.maybeText("values_list").orElse(null),
        row.maybeFlag("supports_monitoring").orElse(null),
        row.instant("reported_at"),
        row.instant("changed_at"));
  }

  private static @Nullable Double boxed(Row row, String column) {
    var number = row.maybeNumber(column);
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
