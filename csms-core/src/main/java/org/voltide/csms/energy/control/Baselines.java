package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.energy.ledger.Baseline;
import org.voltide.csms.energy.ledger.Baseline.Inputs;
import org.voltide.csms.energy.ledger.Baseline.Wish;
import org.voltide.csms.energy.ledger.BaselineStore;
import org.voltide.csms.energy.need.CarNeed;

/**
 * Freezes what cars would draw without control before a profile leaves that changes it: before the
 * first one of a session, and before the first one that serves another wish. Thread-safe.
 */
@Singleton
class Baselines {

  private static final int SESSIONS_KEPT = 10_000;

  private final BaselineStore store;

  /** The latest of each session, without its quarter hours. */
  private final Map<UUID, Baseline> frozen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Baseline> eldest) {
          return size() > SESSIONS_KEPT;
        }
      };

  Baselines(BaselineStore store) {
    this.store = store;
  }

  /** Sees to it that the baselines of these cars, to which profiles are to be sent, are stored. */
  synchronized void freeze(List<CarState> cars, Instant at) {
    List<UUID> unread =
        cars.stream().map(car -> car.session().id()).filter(id -> !frozen.containsKey(id)).toList();
    if (!unread.isEmpty()) {
      keep(store.latest(unread));
    }
    Map<UUID, Baseline> due = new HashMap<>();
    for (CarState car : cars) {
      due(car, Optional.ofNullable(frozen.get(car.session().id())), at)
          .ifPresent(baseline -> due.put(car.session().id(), baseline));
    }
    if (!due.isEmpty()) {
      store.freeze(due);
      keep(due);
    }
  }

  private void keep(Map<UUID, Baseline> baselines) {
    baselines.forEach(
        (session, known) ->
            frozen.put(
                session,
                new Baseline(
                    known.revision(), known.frozenAt(), known.wish(), known.inputs(), List.of())));
  }

  private static Optional<Baseline> due(CarState car, Optional<Baseline> before, Instant at) {
    CarNeed need = car.need();
    if (before.isEmpty()) {
      return Optional.of(Baseline.first(inputs(car), wish(need), at));
    }
    Wish frozen = before.get().wish();
    Wish now = told(need, frozen);
    return now.isLike(frozen) ? Optional.empty() : before.map(first -> first.revised(now, at));
  }

  private static Wish wish(CarNeed need) {
    return new Wish(need.targetSocPercent(), need.departure(), need.chargeNow());
  }

  /** What nobody tells is guessed anew as the session goes on; that changes no wish. */
  private static Wish told(CarNeed need, Wish frozen) {
    List<String> guessed = need.estimated();
    return new Wish(
        guessed.contains("targetSocPercent") ? frozen.targetSocPercent() : need.targetSocPercent(),
        guessed.contains("departure") ? frozen.departure() : need.departure(),
        need.chargeNow());
  }

  private static Inputs inputs(CarState car) {
    CarNeed need = car.need();
    return new Inputs(
        car.session().startedAt(),
        need.capacityWh(),
        need.arrivalEnergyWh(),
        need.maxChargeW(),
        need.chargeEfficiency(),
        need.dischargeEfficiency(),
        need.source().name(),
        need.estimated());
  }
}
