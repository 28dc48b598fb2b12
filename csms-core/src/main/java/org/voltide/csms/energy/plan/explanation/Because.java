package org.voltide.csms.energy.plan.explanation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** A reason, with its figures. Prices are per kWh in the currency of the site's prices. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Because.Price.class, name = "PRICE"),
  @JsonSubTypes.Type(value = Because.Later.class, name = "LATER"),
  @JsonSubTypes.Type(value = Because.Need.class, name = "NEED"),
  @JsonSubTypes.Type(value = Because.ChargeNow.class, name = "CHARGE_NOW"),
  @JsonSubTypes.Type(value = Because.BelowMinimum.class, name = "BELOW_MINIMUM"),
  @JsonSubTypes.Type(value = Because.Level.class, name = "LEVEL"),
  @JsonSubTypes.Type(value = Because.Limit.class, name = "LIMIT"),
  @JsonSubTypes.Type(value = Because.CarLimit.class, name = "CAR_LIMIT"),
  @JsonSubTypes.Type(value = Because.WarrantyBudget.class, name = "WARRANTY_BUDGET"),
  @JsonSubTypes.Type(value = Because.Reserve.class, name = "RESERVE"),
  @JsonSubTypes.Type(value = Because.HeldPower.class, name = "HELD_POWER"),
  @JsonSubTypes.Type(value = Because.Peak.class, name = "PEAK"),
  @JsonSubTypes.Type(value = Because.Emissions.class, name = "EMISSIONS"),
  @JsonSubTypes.Type(value = Because.Steered.class, name = "STEERED"),
  @JsonSubTypes.Type(value = Because.Tried.class, name = "TRIED"),
  @JsonSubTypes.Type(value = Because.Evenly.class, name = "EVENLY")
})
public sealed interface Because {

  /** Which price a kWh more or less is worth. */
  enum Rate {
    /** What drawing costs: the site draws from the grid. */
    IMPORT,
    /** What feeding in earns: the site feeds in. */
    EXPORT,
    /** Now this, now that. */
    MIXED
  }

  /**
   * What energy is worth meanwhile, on average.
   *
   * @param expected whether some of these prices are not known yet
   */
  record Price(double perKwh, Rate rate, boolean expected) implements Because {}

  /** What becomes of the energy. */
  enum Use {
    CHARGED,
    DISCHARGED
  }

  /**
   * What the same energy is worth when it is charged or given afterwards, on average.
   *
   * @param start of the first step of that
   * @param end of the last one
   */
  record Later(Use use, double perKwh, Rate rate, boolean expected, Instant start, Instant end)
      implements Because {}

  /**
   * What the driver was promised.
   *
   * @param energyWh the battery still lacks: at the beginning, or at the end of discharging
   */
  record Need(double energyWh, Instant departure) implements Because {}

  /** The driver wants it now. */
  record ChargeNow() implements Because {}

  /** Below what it shall always hold a car charges whatever it costs. */
  record BelowMinimum(double socPercent) implements Because {}

  /** A level of charge that means something. */
  enum Mark {
    MINIMUM,
    TARGET,
    MAXIMUM
  }

  /** The car ends up there. */
  record Level(Mark mark, double socPercent) implements Because {}

  /** What a limit holds for. */
  enum Scope {
    GROUP,
    /** One phase of a group. */
    PHASE,
    /** Set by somebody else for the station or the cars at a place. */
    EXTERNAL
  }

  /**
   * A limit on the way to the car, that of the way its power flows.
   *
   * @param place name of the group; empty for the grid connection and external limits
   * @param limitW the tightest meanwhile, uncertain loads allowed for
   * @param boundMinutes how long it left no room; 0 when it never bound, which is said only of the
   *     one that came closest
   */
  record Limit(Scope scope, String place, double limitW, long boundMinutes) implements Because {}

  /** The most that car, cable and EVSE allow, and how long that was used. */
  record CarLimit(double limitW, long boundMinutes) implements Because {}

  /** All that the warranty of the battery allows it to give is used up by the plan. */
  record WarrantyBudget(double mostOutWh) implements Because {}

  /** So much is kept for back-up power, and no more is there. */
  record Reserve(double socPercent) implements Because {}

  /** Power kept free for services to the grid. */
  record HeldPower(double upW, double downW) implements Because {}

  /** The site draws as much as it may without paying for a higher peak. */
  record Peak(double peakW) implements Because {}

  /** Drawing has a price for its CO2 beside the price of energy. */
  record Emissions(double kgPerKwh, double pricePerKg) implements Because {}

  /**
   * Something else than cost is striven for.
   *
   * @param mode its kind
   */
  record Steered(String mode) implements Because {}

  /** It is tried out what the car takes. */
  record Tried() implements Because {}

  /** No engine delivered a plan that may be carried out: cars charge evenly, whatever it costs. */
  record Evenly() implements Because {}
}
