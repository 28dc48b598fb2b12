package org.voltide.csms.health;

import io.micrometer.core.instrument.Tags;

/** What is looked at: a meter, and from which values on somebody should look or act. */
enum Subject {
  /** Size of the database in bytes; not known while it cannot be reached. */
  DATABASE("voltide.database.bytes", Double.POSITIVE_INFINITY, true),
  /** Share of the disk with the data that is used. */
  DISK("voltide.disk.used", 0.85, 0.95, true),
  /** Threads that wait for a connection to the database. */
  CONNECTIONS_WAITING("agroal.awaiting.count", 1, 10, false),
  /** Stations connected now. */
  STATIONS("voltide.stations.connected", Double.POSITIVE_INFINITY, false),
  /** Messages of stations that wait for their transaction. */
  MESSAGES_WAITING("voltide.lanes.waiting", 500, false),
  /** Messages that could not be written since the start; their stations keep them. */
  MESSAGES_REFUSED("voltide.lanes.refused", 1, false),
  /** The longest transaction of the last minutes in seconds, up to the disk. */
  COMMIT("voltide.lanes.commit", 2, false),
  /** Frames missing from the message log since the start. */
  FRAMES_DROPPED("voltide.messagelog.dropped", 1, false),
  /** Sites in line for an engine. */
  PLANNING_WAITING("voltide.planning.waiting", 50, false),
  /** Alarms that were not delivered yet. */
  ALARMS_WAITING("voltide.outbox.waiting", 100, false),
  /** What roaming partners were not told yet. */
  ROAMING_WAITING("voltide.outbox.waiting", 1_000, false),
  /** Certificates of stations that end within seven days. */
  STATION_CERTIFICATES("voltide.certificates.ending", 1, false),
  /** Own authorities that end within thirty days. */
  AUTHORITIES("voltide.certificates.ending", 1, false),
  /** Trusted authorities of others that end within thirty days. */
  TRUSTED("voltide.certificates.ending", 1, false),
  /** Responders that did not say the last time what is revoked. */
  RESPONDERS("voltide.responders.failing", 1, false);

  /** So many times what is worth a look is bad; single things that went wrong never are. */
  private static final double BAD_FACTOR = 10;

  private final String meter;
  private final double lookFrom;
  private final double badFrom;
  private final boolean isVital;

  Subject(String meter, double lookFrom, boolean isVital) {
    this(meter, lookFrom, lookFrom > 1 ? lookFrom * BAD_FACTOR : Double.POSITIVE_INFINITY, isVital);
  }

  Subject(String meter, double lookFrom, double badFrom, boolean isVital) {
    this.meter = meter;
    this.lookFrom = lookFrom;
    this.badFrom = badFrom;
    this.isVital = isVital;
  }

  String meter() {
    return meter;
  }

  /** Which of the meters of that name. */
  Tags tags() {
    return switch (this) {
      case ALARMS_WAITING -> Tags.of("of", "alarms");
      case ROAMING_WAITING -> Tags.of("of", "roaming");
      case STATION_CERTIFICATES -> Tags.of("of", "stations", "days", "7");
      case AUTHORITIES -> Tags.of("of", "authorities", "days", "30");
      case TRUSTED -> Tags.of("of", "trusted", "days", "30");
      default -> Tags.empty();
    };
  }

  /**
   * The verdict on a value.
   *
   * @param value NaN while it cannot be read, which is worth a look, or bad where nothing works
   *     without it
   */
  State judge(double value) {
    if (Double.isNaN(value)) {
      return isVital ? State.BAD : State.LOOK;
    }
    if (value < lookFrom) {
      return State.GOOD;
    }
    return value >= badFrom ? State.BAD : State.LOOK;
  }
}
