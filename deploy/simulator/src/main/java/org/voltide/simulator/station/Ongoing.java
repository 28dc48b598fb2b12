package org.voltide.simulator.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.transactions.CostDetails;
import org.voltide.ocpp.message.transactions.TransactionLimit;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.Tariff;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.tariff.Bill;
import org.voltide.simulator.tariff.Tariffs;

/** A running transaction with all that hangs on it. Confined to the world's loop. */
final class Ongoing implements Tariffs.Payer {
  private static final Key TARIFFS = Key.of("TariffCostCtrlr", "Enabled", "Tariff");

  private final int evseId;
  private final Start start;
  private final ChargingTransaction transaction;
  private final Negotiation negotiation;
  private final Runnable tariffChanged;
  private Optional<Tariff> tariff = Optional.empty();
  private boolean own;
  private Optional<Limits> limits = Optional.empty();

  Ongoing(
      int evseId,
      Start start,
      ChargingTransaction transaction,
      Negotiation negotiation,
      Runnable tariffChanged) {
    this.evseId = evseId;
    this.start = start;
    this.transaction = transaction;
    this.negotiation = negotiation;
    this.tariffChanged = tariffChanged;
  }

  ChargingTransaction transaction() {
    return transaction;
  }

  Negotiation negotiation() {
    return negotiation;
  }

  /** The driver's own tariff, or else the EVSE's, where the station knows tariffs (I07, I08). */
  void assignTariff(Tariffs tariffs, Host host) {
    if (!host.speaks21() || !host.model().on(TARIFFS)) {
      return;
    }
    own = start.tariff().filter(tariffs::understands).isPresent();
    tariff = own ? start.tariff() : tariffs.defaultOf(evseId);
  }

  Optional<String> tariffId() {
    return tariff.map(Tariff::tariffId);
  }

  /** What the transaction costs so far; null without a tariff. */
  @Nullable CostDetails cost(EnergyFlow flow) {
    return tariff.map(t -> new Bill(t, flow.usage()).details()).orElse(null);
  }

  /** Takes over limits; false when they are the present ones. */
  boolean limit(TransactionLimit limit) {
    boolean other = limits.filter(now -> now.limit().equals(limit)).isEmpty();
    limits = Optional.of(new Limits(limit));
    return other;
  }

  Optional<Limits.Reached> reached(EnergyFlow flow, Instant now, OptionalDouble socPercent) {
    return limits.flatMap(
        limit -> {
          BigDecimal cost = tariff.map(t -> new Bill(t, flow.usage()).net()).orElse(null);
          Duration lasted = Duration.between(transaction.since(), now);
          return limit.reached(flow.usage().importWh(), lasted, socPercent, cost);
        });
  }

  @Override
  public int evseId() {
    return evseId;
  }

  @Override
  public IdToken token() {
    return start.token();
  }

  @Override
  public Optional<Tariff> tariff() {
    return tariff;
  }

  @Override
  public boolean own() {
    return own;
  }

  @Override
  public void change(Tariff changed) {
    tariff = Optional.of(changed);
    own = true;
    tariffChanged.run();
  }
}
