package org.voltide.simulator.device;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.provisioning.DataType;
import org.voltide.ocpp.message.provisioning.Mutability;
import org.voltide.ocpp.message.provisioning.VariableCharacteristics;
import org.voltide.ocpp.message.provisioning.VariableCharacteristicsBuilder;

/**
 * What a variable is and which values it takes.
 *
 * @param min lower limit of a number
 * @param max upper limit of a number, or how long a text may be
 * @param values what a list may contain; empty when anything
 * @param reboots a new value counts after the next restart only
 */
public record Kind(
    DataType type,
    Mutability mutability,
    @Nullable String unit,
    @Nullable Double min,
    @Nullable Double max,
    List<String> values,
    boolean reboots) {
  private static final int MAX_CHARS = 1000;

  public static Kind of(DataType type, Mutability mutability) {
    return new Kind(type, mutability, null, null, null, List.of(), false);
  }

  boolean writable() {
    return mutability != Mutability.ReadOnly;
  }

  boolean readable() {
    return mutability != Mutability.WriteOnly;
  }

  boolean numeric() {
    return type == DataType.integer || type == DataType.decimal;
  }

  /** Why a value cannot be taken, as a standard reason code (OCPP 2.1 part 2, appendix 5). */
  Optional<String> objection(String text) {
    boolean fits =
        switch (type) {
          case integer -> text.matches("-?\\d{1,15}");
          case decimal -> text.matches("-?\\d{1,15}(\\.\\d{1,9})?");
          case bool -> text.equals("true") || text.equals("false");
          case dateTime -> isDateTime(text);
          case OptionList -> values.isEmpty() || values.contains(text);
          case MemberList, SequenceList -> text.isEmpty() || fromValues(text.split(",", -1));
          case string -> text.length() <= (max == null ? MAX_CHARS : max);
        };
    if (!fits) {
      return Optional.of("InvalidValue");
    }
    return numeric() ? beyond(new BigDecimal(text).doubleValue()) : Optional.empty();
  }

  VariableCharacteristics characteristics() {
    return VariableCharacteristicsBuilder.builder()
        .dataType(type)
        .supportsMonitoring(readable())
        .unit(unit)
        .minLimit(min)
        .maxLimit(max)
        .valuesList(values.isEmpty() ? null : String.join(",", values))
        .build();
  }

  private Optional<String> beyond(double number) {
    if (min != null && number < min) {
      return Optional.of("ValueTooLow");
    }
    return max != null && number > max ? Optional.of("ValueTooHigh") : Optional.empty();
  }

  private boolean fromValues(String[] chosen) {
    boolean allKnown = values.isEmpty() || values.containsAll(Arrays.asList(chosen));
    return allKnown && new HashSet<>(Arrays.asList(chosen)).size() == chosen.length;
  }

  private static boolean isDateTime(String text) {
    try {
      return !Instant.parse(text).equals(Instant.MIN);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
