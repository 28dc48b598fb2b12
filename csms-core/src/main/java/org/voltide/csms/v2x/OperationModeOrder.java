package org.voltide.csms.v2x;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.OperationMode;

/**
 * How a session shall be steered instead of by its plan. Power is positive into the car.
 *
 * @param baselineW what the curves add to
 * @param frequencyCurve power by the frequency of the grid (Q08)
 * @param signalCurve power by the signal of an AFRRSignal (Q08.FR.12)
 * @param preconditioning keep the battery warm while idle (Q10)
 * @param evseSleep switch the power electronics off while idle (Q10)
 * @param thresholds written to the station first (Q09)
 * @param dynamic whether the setpoint will be changed as it runs (Q04, K28)
 * @param pullSeconds how often the station fetches the setpoint by itself
 * @param durationSeconds when the order runs out; of a dynamic one, after its last change
 * @param maxOfflineSeconds how long it holds at a station that lost its connection (Q11)
 * @param forgetAfterOffline whether it is gone for good then (Q12)
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationModeOrder(
    @NotNull OperationMode mode,
    @Nullable @DecimalMin("0") Double limitW,
    @Nullable @DecimalMax("0") Double dischargeLimitW,
    @Nullable Double setpointW,
    @Nullable Double baselineW,
    @Nullable @Size(min = 2, max = 20) List<@NotNull @Valid FrequencyPoint> frequencyCurve,
    @Nullable @Size(min = 1, max = 20) List<@NotNull @Valid SignalPoint> signalCurve,
    @Nullable Boolean preconditioning,
    @Nullable Boolean evseSleep,
    @Nullable @Valid Thresholds thresholds,
    @Nullable Boolean dynamic,
    @Nullable @Min(1) @Max(86_400) Integer pullSeconds,
    @Nullable @Min(1) @Max(604_800) Integer durationSeconds,
    @Nullable @Min(0) @Max(604_800) Integer maxOfflineSeconds,
    @Nullable Boolean forgetAfterOffline) {

  /** Power at a frequency of the grid. */
  public record FrequencyPoint(
      @DecimalMin("0") @DecimalMax("100") double frequencyHz, double powerW) {}

  /** Power at a value of the signal. */
  public record SignalPoint(int signal, double powerW) {}

  /**
   * Between which powers of its connection the station shall keep the site (Q09.FR.02).
   *
   * @param upperOffsetW by how much it may go above before it is corrected
   */
  public record Thresholds(
      double upperW, double lowerW, @Nullable Double upperOffsetW, @Nullable Double lowerOffsetW) {}

  /** Whether its profile is of kind Dynamic, which central frequency control needs (Q07.FR.02). */
  @JsonIgnore
  public boolean isDynamic() {
    return Boolean.TRUE.equals(dynamic) || mode == OperationMode.CentralFrequency;
  }
}
