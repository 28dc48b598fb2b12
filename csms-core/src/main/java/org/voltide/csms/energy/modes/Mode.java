package org.voltide.csms.energy.modes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * What a site or a session is steered for. A site has one objective and any of the other kinds
 * beside it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Mode.Cost.class, name = "COST"),
  @JsonSubTypes.Type(value = Mode.SelfConsumption.class, name = "SELF_CONSUMPTION"),
  @JsonSubTypes.Type(value = Mode.LimitOnly.class, name = "LIMIT_ONLY"),
  @JsonSubTypes.Type(value = Mode.FixedSchedule.class, name = "FIXED_SCHEDULE"),
  @JsonSubTypes.Type(value = Mode.PeakShaving.class, name = "PEAK_SHAVING"),
  @JsonSubTypes.Type(value = Mode.ExternalSetpoint.class, name = "EXTERNAL_SETPOINT"),
  @JsonSubTypes.Type(value = Mode.IslandedBackup.class, name = "ISLANDED_BACKUP"),
  @JsonSubTypes.Type(value = Mode.ChargeNow.class, name = "CHARGE_NOW")
})
public sealed interface Mode {

  /** More than any site has; also keeps infinity out. */
  String MOST_W = "1000000000";

  /** Objectives first; who yields to whom is told by {@link Precedence}. */
  enum Kind {
    COST,
    SELF_CONSUMPTION,
    LIMIT_ONLY,
    FIXED_SCHEDULE,
    PEAK_SHAVING,
    EXTERNAL_SETPOINT,
    ISLANDED_BACKUP,
    CHARGE_NOW;

    /** Whether a site has exactly one of these. */
    boolean isObjective() {
      return this == COST || this == SELF_CONSUMPTION || this == LIMIT_ONLY;
    }

    /** Whether a session may have it. */
    boolean isForSessions() {
      return isObjective() || this == FIXED_SCHEDULE || this == CHARGE_NOW;
    }

    /** Whether a site may have it. */
    public boolean isForSites() {
      return this != CHARGE_NOW;
    }
  }

  @JsonIgnore
  Kind kind();

  /** Where it stands as a mode of a site. */
  @JsonIgnore
  default Precedence precedence() {
    return switch (this) {
      case Cost m -> Precedence.OBJECTIVE;
      case SelfConsumption m -> Precedence.OBJECTIVE;
      case LimitOnly m -> Precedence.OBJECTIVE;
      case ExternalSetpoint m -> Precedence.SETPOINT;
      case FixedSchedule m -> Precedence.CAP;
      case PeakShaving m -> Precedence.CAP;
      case ChargeNow m -> Precedence.CHARGE_NOW;
      case IslandedBackup m -> m.released() ? Precedence.OUTAGE : Precedence.RESERVE;
    };
  }

  /** Buys and sells at the best prices: what holds unless something else is said. */
  record Cost() implements Mode {
    @Override
    public Kind kind() {
      return Kind.COST;
    }
  }

  /**
   * A site uses what it generates before it buys, and sells nothing that cars hold. A session
   * charges with nothing but what the site would feed in.
   */
  record SelfConsumption() implements Mode {
    @Override
    public Kind kind() {
      return Kind.SELF_CONSUMPTION;
    }
  }

  /** Cars charge at once within the limits, whatever it costs, and give nothing. */
  record LimitOnly() implements Mode {
    @Override
    public Kind kind() {
      return Kind.LIMIT_ONLY;
    }
  }

  /**
   * A session's car charges at full power until its target, whatever it costs, and gives nothing:
   * as if its driver had said so.
   */
  record ChargeNow() implements Mode {
    @Override
    public Kind kind() {
      return Kind.CHARGE_NOW;
    }
  }

  /** Cars draw only in these periods, together no more than these say, and give nothing. */
  record FixedSchedule(@NotEmpty @Size(max = 24) List<@NotNull @Valid DailyPeriod> periods)
      implements Mode {
    @Override
    public Kind kind() {
      return Kind.FIXED_SCHEDULE;
    }
  }

  /**
   * The site draws no more than this from the grid.
   *
   * @param importW a limit like that of the connection: promises give way
   */
  record PeakShaving(@NotNull @PositiveOrZero @DecimalMax(MOST_W) Double importW) implements Mode {
    @Override
    public Kind kind() {
      return Kind.PEAK_SHAVING;
    }
  }

  /**
   * The site follows a power that somebody else says, as far as cars and limits allow; promises
   * come first.
   *
   * @param powerW at the grid connection, positive from the grid
   * @param until forgotten then
   */
  record ExternalSetpoint(
      @NotNull @DecimalMin("-" + MOST_W) @DecimalMax(MOST_W) Double powerW, @NotNull Instant until)
      implements Mode {
    @Override
    public Kind kind() {
      return Kind.EXTERNAL_SETPOINT;
    }
  }

  /**
   * Cars that give energy keep enough for an outage.
   *
   * @param criticalLoadW what must run without the grid
   * @param hours for how long
   * @param released the outage is there: nothing flows through the connection, nothing but the
   *     critical load runs, and cars supply it; other modes rest
   */
  record IslandedBackup(
      @NotNull @Positive @DecimalMax(MOST_W) Double criticalLoadW,
      @NotNull @Positive @DecimalMax("168") Double hours,
      boolean released)
      implements Mode {
    @Override
    public Kind kind() {
      return Kind.ISLANDED_BACKUP;
    }
  }
}
