package org.voltide.csms.stations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about a station.
 *
 * @param id the identity it connects with (OCPP-J 3.1); never changes
 * @param name its id when absent
 * @param acceptsNegativeLimits whether an OCPP 2.0.1 station takes negative charging limits as
 *     discharging; false when absent
 * @param dynamicProfiles whether it gets the plan one value at a time, where it says that it takes
 *     dynamic profiles (OCPP 2.1 K28); false when absent
 * @param steered whether the plan of its site steers its cars; otherwise the profiles it has do.
 *     Absent leaves it as it is, true at first
 * @param strict whether what strays from the specification is refused, from its next connection on;
 *     as the gateway is set when absent
 * @param password for OCPP 2.1 A00; absent leaves it as it is
 * @param evses none for a local controller
 */
public record StationFields(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9*_=+|@.-]{1,48}",
            message = "must be 1 to 48 letters, digits or *-_=+|@.")
        String id,
    @Nullable @Size(min = 1, max = 200) String name,
    @NotNull String siteId,
    @Nullable Boolean acceptsNegativeLimits,
    @Nullable Boolean dynamicProfiles,
    @Nullable Boolean steered,
    @Nullable Boolean strict,
    @Nullable @Size(min = MIN_PASSWORD, max = MAX_PASSWORD) String password,
    @NotNull @Size(max = 100) List<@NotNull @Valid EvseFields> evses) {

  /** OCPP 2.1 A00, BasicAuthPassword. */
  public static final int MIN_PASSWORD = 16;

  public static final int MAX_PASSWORD = 64;

  /** The kind of current an EVSE gives. */
  public enum Current {
    AC,
    DC
  }

  /**
   * @param phases 1 for AC and 3 for DC when absent
   * @param maxDischargeW 0 when absent: it gives only
   */
  record EvseFields(
      @Min(1) @Max(10_000) int id,
      @NotNull Current current,
      @Nullable @Min(1) @Max(3) Integer phases,
      @NotNull @Positive @DecimalMax("10000000") Double maxChargeW,
      @Nullable @PositiveOrZero @DecimalMax("10000000") Double maxDischargeW,
      @NotEmpty @Size(max = 20) List<@NotNull @Valid ConnectorFields> connectors) {}

  /**
   * @param type as in OCPP (ConnectorEnumType), for instance {@code cCCS2}
   */
  record ConnectorFields(@Min(1) @Max(100) int id, @Nullable @Size(max = 20) String type) {}

  @Override
  public String toString() {
    return "StationFields[" + id + "]";
  }
}
