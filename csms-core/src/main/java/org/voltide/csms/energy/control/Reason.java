package org.voltide.csms.energy.control;

/** Why a site is looked at; its name is what programs read of a plan. */
enum Reason {
  /** Voltide started. */
  START,
  /** A car arrived. */
  ARRIVAL,
  /** A car left. */
  DEPARTURE,
  /** A car said what it needs. */
  NEEDS,
  /** A car chose another schedule. */
  CHOICE,
  /** Somebody else set a limit. */
  LIMITS,
  /** A promise changed. */
  PROMISE,
  /** Priority charging was switched on or off. */
  PRIORITY,
  /** What it is steered for changed. */
  MODE,
  /** Its site changed. */
  SITE,
  /** There are new prices. */
  PRICES,
  /** What is expected of its load or PV changed. */
  FORECAST,
  /** Its meter was read. */
  METER,
  /** A station did not take its profile. */
  REJECTION,
  /** A car or station deviates from the plan. */
  DEVIATION,
  /** A station came or went. */
  RECONNECT,
  /** A quarter hour began. */
  QUARTER_HOUR,
  /** An operator asked. */
  OPERATOR,
  /** Meter values came: looked at without planning anew, unless what is seen calls for it. */
  SAMPLE;

  /** Whether the plan before is a good beginning for the next one. */
  boolean changesLittle() {
    return switch (this) {
      case ARRIVAL,
          DEPARTURE,
          NEEDS,
          CHOICE,
          LIMITS,
          PROMISE,
          PRIORITY,
          REJECTION,
          DEVIATION,
          RECONNECT,
          METER,
          SAMPLE ->
          true;
      case START, MODE, SITE, PRICES, FORECAST, QUARTER_HOUR, OPERATOR -> false;
    };
  }

  /** Whether somebody waits for the new plan, or the last one may exceed a limit by now. */
  boolean isUrgent() {
    return switch (this) {
      case ARRIVAL,
          NEEDS,
          CHOICE,
          LIMITS,
          PROMISE,
          PRIORITY,
          MODE,
          SITE,
          REJECTION,
          DEVIATION,
          RECONNECT,
          OPERATOR ->
          true;
      case START, DEPARTURE, PRICES, FORECAST, METER, QUARTER_HOUR, SAMPLE -> false;
    };
  }
}
