package org.voltide.simulator.station;

import java.time.Instant;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.simulator.profile.ProfileStore;
import org.voltide.simulator.time.Loop;
import org.voltide.simulator.wire.Uplink;

/** What all EVSEs of a station share. */
record Cabinet(
    StationSpec spec,
    Loop loop,
    Uplink uplink,
    ProfileStore profiles,
    Mischief mischief,
    DeviceModel variables,
    Counts counts) {

  /** What a report wants to know of a station. Confined to the world's loop. */
  static final class Counts {
    long rejectedProfiles;
    long skippedSamples;
  }

  /** True simulated time. */
  Instant now() {
    return loop.timeline().now();
  }

  /** What the station's own clock shows: all it ever tells, and what it reads profiles by. */
  Instant time() {
    return now().plus(mischief.clockOff(now()));
  }

  boolean does(Misbehaviour what) {
    return mischief.is(what, now());
  }

  boolean speaks21() {
    return spec.protocol() == OcppVersion.V2_1;
  }
}
