package org.voltide.simulator.station;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.Tariff;

/**
 * How a transaction is begun.
 *
 * @param tariff the driver's own
 * @param allowed the energy transfers he may use; empty when nobody said
 * @param began is told the new transaction's id
 */
record Start(
    IdToken token,
    @Nullable IdToken group,
    TriggerReason trigger,
    @Nullable Integer remoteStartId,
    Optional<Tariff> tariff,
    Optional<List<EnergyTransferMode>> allowed,
    Consumer<String> began) {
  static Start locally(Gatekeeper.Admitted admitted) {
    return new Start(
        admitted.token(),
        admitted.group(),
        TriggerReason.Authorized,
        null,
        admitted.tariff(),
        admitted.allowed(),
        id -> {});
  }

  static Start remotely(
      IdToken token, @Nullable IdToken group, int remoteStartId, Consumer<String> began) {
    return new Start(
        token,
        group,
        TriggerReason.RemoteStart,
        remoteStartId,
        Optional.empty(),
        Optional.empty(),
        began);
  }
}
