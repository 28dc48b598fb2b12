package org.voltide.csms.energy.control;

import java.util.Optional;

/** Why what flows is not what was planned. */
enum Cause {
  /** The car takes nothing, and what it says of its battery does not contradict that it is full. */
  CAR_FULL,
  /** The car takes or gives less than its station offers. */
  CAR_LIMITED,
  /** The station accepted its profile and does something else. */
  STATION_IGNORES,
  /** The station follows as far as it says, but sends no meter values any more. */
  NO_SAMPLES,
  /** The station refused its profile, or never answered to it. */
  PROFILE_REJECTED,
  /** The station does not know the transaction: it may be over, and only the books have it. */
  TRANSACTION_UNKNOWN,
  /** The station cannot be told. */
  OFFLINE;

  /** What the state of a session says by itself. */
  static Optional<Cause> of(ControlState state) {
    return switch (state) {
      case REJECTED -> Optional.of(PROFILE_REJECTED);
      case IGNORED -> Optional.of(STATION_IGNORES);
      case OFFLINE -> Optional.of(OFFLINE);
      case UNCONTROLLED, SENDING, FOLLOWING, ORDERED -> Optional.empty();
    };
  }
}
