package org.voltide.csms.energy.control;

/** Why a site is looked at. */
enum Reason {
  START("Voltide started"),
  ARRIVAL("a car arrived"),
  DEPARTURE("a car left"),
  NEEDS("a car said what it needs"),
  CHOICE("a car chose another schedule"),
  LIMITS("somebody else set a limit"),
  PROMISE("a promise changed"),
  PRIORITY("priority charging was switched on or off"),
  MODE("what it is steered for changed"),
  SITE("its site changed"),
  PRICES("new prices"),
  FORECAST("what is expected of its load or PV changed"),
  METER("its meter was read"),
  REJECTION("a station did not take its profile"),
  DEVIATION("a car or station deviates from the plan"),
  RECONNECT("a station came or went"),
  QUARTER_HOUR("a quarter hour began"),
  OPERATOR("an operator asked"),
  /** Looked at without planning anew, unless what is seen calls for it. */
  SAMPLE("meter values came");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

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

  String text() {
    return text;
  }
}
