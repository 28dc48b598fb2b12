package org.voltide.simulator.station;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.OperationMode;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.profile.Allowance;
import org.voltide.simulator.profile.Outlet;
import org.voltide.simulator.tariff.Usage;

/** What flows through one EVSE, and why. Confined to the world's loop. */
final class EnergyFlow {
  private static final Key SIGNIFICANCE = Key.of("SmartChargingCtrlr", "LimitChangeSignificance");

  private final Cabinet cabinet;
  private final PowerPath path;
  private final Meter meter;
  private final Key power;
  private final Key dischargePower;
  private Allowance allowed = Allowance.UNLIMITED;
  private Usage usage = Usage.NOTHING;
  private double importedBefore;
  private boolean open;
  private boolean hasFlowed;
  private boolean stuck;
  private double offerW;
  private double powerW;
  private double toldPowerW;

  EnergyFlow(int evseId, Cabinet cabinet) {
    this.cabinet = cabinet;
    this.path = new PowerPath(cabinet.spec());
    this.meter = new Meter(cabinet.spec().bidirectional());
    this.power = Key.at(evseId, "EVSE", "Power");
    this.dischargePower = Key.at(evseId, "EVSE", "DischargePower");
  }

  /** A transaction begins: nothing flows until the power path is opened. */
  void begin() {
    open = false;
    hasFlowed = false;
    stuck = false;
    usage = Usage.NOTHING;
    importedBefore = meter.importWh();
  }

  void open(boolean now) {
    open = now;
  }

  boolean isOpen() {
    return open;
  }

  /** What the transaction took so far. */
  Usage usage() {
    return usage;
  }

  double powerW() {
    return powerW;
  }

  OperationMode mode() {
    return allowed.mode();
  }

  /** Whether the station finds its own set-point, which moves with its surroundings. */
  boolean selfSteered() {
    return open
        && (allowed.mode() == OperationMode.LocalFrequency
            || allowed.mode() == OperationMode.LocalLoadBalancing);
  }

  /** Works out what is allowed from now on; true when the operation mode changed. */
  boolean reallow(Outlet outlet) {
    Allowance before = allowed;
    allowed =
        cabinet.does(Misbehaviour.IGNORE_PROFILES)
            ? Allowance.UNLIMITED
            : cabinet.profiles().composite().at(cabinet.time(), outlet);
    return before.mode() != allowed.mode();
  }

  /**
   * Works out what flows from now on.
   *
   * @param dischargeShare what part of its discharging power the station may use, 0 to 1
   */
  void settle(Optional<Visit> visit, double dischargeShare) {
    if (!open || visit.isEmpty()) {
      offerW = 0;
      powerW = 0;
    } else {
      offerW = path.offerW(visit.get().car(), allowed, dischargeShare);
      boolean refusing = cabinet.does(Misbehaviour.REFUSE_RESUME);
      stuck = refusing && (stuck || (hasFlowed && offerW == 0));
      powerW = stuck ? 0 : path.flowW(visit.get().car(), offerW);
      hasFlowed |= powerW != 0;
    }
    cabinet.model().replace(power, "" + Math.max(0, Math.round(powerW)));
    cabinet.model().replace(dischargePower, "" + Math.max(0, Math.round(-powerW)));
  }

  /**
   * Lets it flow for a while.
   *
   * @return Wh at the meter, positive into the car
   */
  double move(Visit visit, Duration time) {
    double wh = powerW == 0 ? 0 : PowerPath.move(visit, meter, powerW, time);
    boolean charging = powerW != 0;
    usage =
        new Usage(
            meter.importWh() - importedBefore,
            charging ? usage.charging().plus(time) : usage.charging(),
            charging ? usage.idle() : usage.idle().plus(time));
    return wh;
  }

  ChargingState state() {
    return open ? PowerPath.state(offerW, powerW) : ChargingState.EVConnected;
  }

  /** Whether the power differs noticeably from what was told last. */
  boolean movedNoticeably() {
    double rating = Math.max(cabinet.spec().maxChargeW(), cabinet.spec().maxDischargeW());
    double percent = Double.parseDouble(cabinet.model().text(SIGNIFICANCE));
    return Math.abs(powerW - toldPowerW) > percent / 100 * rating;
  }

  void told() {
    toldPowerW = powerW;
  }

  int phases(Visit visit) {
    return path.phases(visit.carSpec());
  }

  MeterValue reading(OptionalDouble socPercent, ReadingContext context) {
    return meter.reading(cabinet.time(), powerW, socPercent, context);
  }
}
