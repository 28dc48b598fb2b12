package org.voltide.csms.stations;

import org.voltide.csms.lanes.Fired;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;

/** Waiting rooms for tests. */
public final class WaitingRooms {
  private WaitingRooms() {}

  /** Nobody is noticed. */
  public static WaitingRoom closed(LaneWorld world) {
    return room(world, false, 0);
  }

  /** So many are remembered. */
  static WaitingRoom open(LaneWorld world, int mostWaiting) {
    return room(world, true, mostWaiting);
  }

  private static WaitingRoom room(LaneWorld world, boolean isOpen, int mostWaiting) {
    UnknownStationSettings settings =
        new UnknownStationSettings() {
          @Override
          public boolean waitingRoom() {
            return isOpen;
          }

          @Override
          public int mostWaiting() {
            return mostWaiting;
          }
        };
    return new WaitingRoom(
        new Database(world.database()), settings, LaneWorld.CLOCK, new Fired<>());
  }
}
