package org.voltide.simulator.station;

import java.time.Instant;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.DeviceModel;
import org.voltide.simulator.profile.ProfileStore;
import org.voltide.simulator.time.Loop;
import org.voltide.simulator.wire.Uplink;

/**
 * What all EVSEs of a station share.
 *
 * @param changed is told when a transaction began or ended
 */
record Cabinet(
    StationSpec spec,
    Host host,
    ProfileStore profiles,
    Mischief mischief,
    Counts counts,
    Runnable changed) {

  /** What a report wants to know of a station. Confined to the world's loop. */
  static final class Counts {
    long rejectedProfiles;
    long skippedSamples;
  }

  Loop loop() {
    return host.loop();
  }

  Uplink uplink() {
    return host.uplink();
  }

  DeviceModel model() {
    return host.model();
  }

  /** True simulated time. */
  Instant now() {
    return loop().timeline().now();
  }

  /** What the station's own clock shows: all it ever tells, and what it reads profiles by. */
  Instant time() {
    return host.time();
  }

  boolean does(Misbehaviour what) {
    return mischief.is(what, now());
  }

  boolean speaks21() {
    return host.speaks21();
  }
}
