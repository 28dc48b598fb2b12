package org.voltide.simulator.station;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.v2x.AFRRSignalRequest;
import org.voltide.ocpp.message.v2x.AFRRSignalResponse;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.profile.ExternalControl;
import org.voltide.simulator.profile.Surroundings;

/** What the station measures of the grid, and the signals for it (OCPP 2.1 Q08, Q09). */
final class Grid implements Block {
  private static final String V2X = "V2XChargingCtrlr";
  private static final String BALANCING = "LocalLoadBalancing";
  private static final double NOMINAL_HZ = 50;
  private static final double SWING_HZ = 0.03;
  private static final double SWING_SECONDS = 900;

  private final Host host;
  private final DoubleSupplier siteLoadW;
  private final Supplier<ExternalControl> external;
  private final Runnable changed;
  private OptionalInt signal = OptionalInt.empty();

  /**
   * @param siteLoadW what the whole site draws now
   * @param external what an energy manager on site signals now
   * @param changed is told when a signal came
   */
  Grid(Host host, DoubleSupplier siteLoadW, Supplier<ExternalControl> external, Runnable changed) {
    this.host = host;
    this.siteLoadW = siteLoadW;
    this.external = external;
    this.changed = changed;
  }

  @Override
  public void register(Desk desk) {
    desk.on(AFRRSignalRequest.class, this::signal);
  }

  /** What an EVSE through which so much flows sees around it. */
  Surroundings around(double ownW) {
    return new Surroundings(
        frequencyHz(host.time()),
        signal,
        siteLoadW.getAsDouble() - ownW,
        threshold("LowerThreshold") + threshold("LowerOffset"),
        threshold("UpperThreshold") + threshold("UpperOffset"),
        external.get());
  }

  /** Q09.FR.02: without thresholds that leave room between them there is nothing to balance. */
  boolean balances() {
    return threshold("UpperThreshold") > threshold("LowerThreshold");
  }

  /** A slow swing around 50 Hz, the same for all stations of the world. */
  private static double frequencyHz(Instant at) {
    return NOMINAL_HZ
        + SWING_HZ * Math.sin(2 * Math.PI * (at.getEpochSecond() % SWING_SECONDS) / SWING_SECONDS);
  }

  /** A signal is for stations that V2X is enabled on (Q08.FR.12). */
  private AFRRSignalResponse signal(AFRRSignalRequest request) {
    if (!host.model().on(Key.of(V2X, "Enabled"))) {
      return new AFRRSignalResponse(
          GenericStatus.Rejected, new StatusInfo("NotEnabled", null, null), null);
    }
    signal = OptionalInt.of(request.signal());
    host.afterAnswer(changed);
    return new AFRRSignalResponse(GenericStatus.Accepted, null, null);
  }

  private double threshold(String instance) {
    Optional<String> text = host.model().value(Key.of(V2X, BALANCING, instance));
    return text.map(Double::parseDouble).orElse(0.0);
  }
}
