package org.voltide.csms.energy.plan.check;

/**
 * What a plan breaks.
 *
 * @param subject the car's session, or "site"
 * @param step of the grid, −1 when it concerns the whole plan
 * @param amount by how much, in the unit of the kind
 */
public record Violation(Kind kind, String subject, int step, double amount) {

  /** A rule of a plan. */
  public enum Kind {
    /** More is drawn than the connection may and than the site draws without cars (W). */
    IMPORT_LIMIT(true),
    /** More is fed in than the connection may and than the site feeds in without cars (W). */
    EXPORT_LIMIT(true),
    /** The site breaks its limit without any car; the plan does not make it worse (W). */
    BASE_LOAD_BEYOND_LIMIT(false),
    /** Cars draw more together than somebody allows (W). */
    SHARED_LIMIT(true),
    /** A car's power lies outside its window, or it has left (W). */
    POWER_WINDOW(true),
    /** A car charges with less than it can (W). */
    MINIMUM_POWER(true),
    /** A battery is charged above or discharged below its window (Wh). */
    ENERGY_WINDOW(true),
    /** A car's energies do not follow from its powers (Wh). */
    ENERGY_BALANCE(true),
    /** The power at the connection is not the base load and the cars together (W). */
    POWER_BALANCE(true),
    /** A promise is missed by more than the plan admits (Wh). */
    PROMISE(true),
    /** A promise is missed for power that charges another car beyond its own (Wh). */
    CROWDED_OUT(false),
    /** A car gives more in all than its warranty allows (Wh). */
    WARRANTY(true),
    /** Less is kept for back-up power than wanted: a promise or a limit came first (Wh). */
    RESERVE(false),
    /** Less power is held for services to the grid, and could be kept up, than wanted (W). */
    HELD_POWER(false),
    /** A car's power is no multiple of its step (W). */
    POWER_STEP(false),
    /** A car changes what it does sooner than it should (s). */
    DWELL(false),
    /** A car turns between charging and discharging too often in an hour (times). */
    REVERSALS(false),
    /** A car that may not pause charges again after a pause (steps). */
    PAUSE(false),
    /** The CO2 is not what is emitted for what is drawn (kg). */
    EMISSIONS(true),
    /** The cost is not what the plan costs (currency). */
    COST(true),
    /** A car or a step is missing or too many. */
    SHAPE(true);

    private final boolean forbidsPlan;

    Kind(boolean forbidsPlan) {
      this.forbidsPlan = forbidsPlan;
    }

    /** Whether a plan that breaks this rule must not be carried out. */
    public boolean forbidsPlan() {
      return forbidsPlan;
    }
  }
}
