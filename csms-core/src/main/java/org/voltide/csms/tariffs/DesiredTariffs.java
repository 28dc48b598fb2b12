package org.voltide.csms.tariffs;

import static java.util.Comparator.comparing;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Json;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.tariff.ClearTariffsRequest;
import org.voltide.ocpp.message.tariff.SetDefaultTariffRequest;
import org.voltide.ocpp.message.tariff.TariffAssignment;
import org.voltide.ocpp.message.tariff.TariffClearStatus;
import org.voltide.ocpp.message.tariff.TariffKind;
import org.voltide.ocpp.message.tariff.TariffSetStatus;

/**
 * Default tariffs as desired state (OCPP 2.1 I07, I09, I10), one per EVSE; EVSE 0 stands for all
 * that have no wish of their own. A wish is a SetDefaultTariffRequest. Drivers' tariffs are left
 * alone.
 */
@Singleton
final class DesiredTariffs implements DesiredKind {
  private static final String NAME = "tariffs";
  private static final int WHOLE_STATION = 0;

  private final Commands commands;
  private final StationLink link;
  private final HeldTariffs held;
  private final DesiredStore desired;

  DesiredTariffs(Commands commands, StationLink link, HeldTariffs held, DesiredStore desired) {
    this.commands = commands;
    this.link = link;
    this.held = held;
    this.desired = desired;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Wish read(String payload) {
    return new Wish(String.valueOf(request(payload).evseId()), payload);
  }

  @Override
  public boolean isComparedAtBoot() {
    return true;
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    Optional<OcppVersion> lacking = versionWithoutTariffs(stationId);
    if (lacking.isPresent()) {
      due.forEach(wish -> outcomes.put(wish.key(), cannot(wish, lacking.get())));
      return outcomes;
    }
    for (Desired wish : due) {
      if (wish.removed()) {
        outcomes.put(wish.key(), Outcome.done(() -> clear(stationId, request(wish.payload()))));
      }
    }
    for (Desired wish : toSet(stationId, due)) {
      outcomes.put(wish.key(), Outcome.done(() -> set(stationId, request(wish.payload()))));
    }
    firstFailure(
            Stream.concat(
                outcomes.entrySet().stream()
                    .filter(other -> due.stream().noneMatch(w -> w.key().equals(other.getKey())))
                    .map(Map.Entry::getValue),
                Stream.of(Outcome.done(() -> clearOthers(stationId)))))
        .ifPresent(
            failed ->
                outcomes.replaceAll(
                    (_, outcome) -> outcome instanceof Outcome.Applied ? failed : outcome));
    return outcomes;
  }

  /** What was to follow has failed too: all of it is tried again. */
  private static Optional<Outcome> firstFailure(Stream<Outcome> outcomes) {
    return outcomes.filter(Outcome.Failed.class::isInstance).findFirst();
  }

  /** OCPP knows tariffs on stations from 2.1 on. */
  private Optional<OcppVersion> versionWithoutTariffs(String stationId) {
    return link.connection(stationId)
        .map(connection -> connection.version())
        .filter(version -> !version.isAtLeast(OcppVersion.V2_1));
  }

  private static Outcome cannot(Desired wish, OcppVersion version) {
    return wish.removed()
        ? new Outcome.Applied()
        : new Outcome.Failed(
            "The station speaks %s, which knows no tariffs on stations; it takes OCPP 2.1."
                .formatted(version.subprotocol()));
  }

  /**
   * In the order in which they hold: the station's own replaces those of its EVSEs, so that they
   * follow it, also when one of them is gone.
   */
  private List<Desired> toSet(String stationId, List<Desired> due) {
    boolean isForAll =
        due.stream().anyMatch(wish -> wish.removed() || wish.key().equals(key(WHOLE_STATION)));
    List<Desired> wishes = isForAll ? desired.of(stationId, Optional.of(NAME)) : due;
    return wishes.stream()
        .filter(wish -> !wish.removed())
        .sorted(comparing(wish -> Integer.parseInt(wish.key())))
        .toList();
  }

  /** A tariff under a number that is in use is replaced by being cleared first. */
  private void set(String stationId, SetDefaultTariffRequest wished) {
    var answer = commands.ask(stationId, wished);
    if (answer.status() == TariffSetStatus.DuplicateTariffId) {
      clear(stationId, wished);
      answer = commands.ask(stationId, wished);
    }
    if (answer.status() != TariffSetStatus.Accepted) {
      throw Outcomes.refused(stationId, answer.status(), answer.statusInfo());
    }
  }

  private void clear(String stationId, SetDefaultTariffRequest wished) {
    Integer evse = wished.evseId() == WHOLE_STATION ? null : Integer.valueOf(wished.evseId());
    clear(stationId, new ClearTariffsRequest(List.of(wished.tariff().tariffId()), evse, null));
  }

  private void clear(String stationId, ClearTariffsRequest request) {
    commands.ask(stationId, request).clearTariffsResult().stream()
        .filter(result -> result.status() == TariffClearStatus.Rejected)
        .findFirst()
        .ifPresent(
            result -> {
              throw Outcomes.refused(stationId, result.status(), result.statusInfo());
            });
  }

  /** Default tariffs that nobody wishes for any longer, for instance under an earlier number. */
  private void clearOthers(String stationId) {
    Map<Integer, String> wished = wishedIds(stationId);
    List<String> others =
        held.refresh(stationId).stream()
            .filter(assignment -> assignment.tariffKind() == TariffKind.DefaultTariff)
            .filter(assignment -> isReplaced(assignment, wished))
            .map(TariffAssignment::tariffId)
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      clear(stationId, new ClearTariffsRequest(others, null, null));
      held.refresh(stationId);
    }
  }

  private Map<Integer, String> wishedIds(String stationId) {
    Map<Integer, String> ids = new LinkedHashMap<>();
    desired.of(stationId, Optional.of(NAME)).stream()
        .filter(wish -> !wish.removed())
        .map(wish -> request(wish.payload()))
        .forEach(request -> ids.put(request.evseId(), request.tariff().tariffId()));
    return ids;
  }

  /** Whether something else is wished for wherever the tariff applies. */
  private static boolean isReplaced(TariffAssignment assignment, Map<Integer, String> wished) {
    List<Integer> evses = Optional.ofNullable(assignment.evseIds()).orElse(List.of(WHOLE_STATION));
    return !wished.containsValue(assignment.tariffId())
        && (wished.containsKey(WHOLE_STATION) || evses.stream().allMatch(wished::containsKey));
  }

  @Override
  public Map<String, String> actual(String stationId) {
    Map<String, String> actual = new LinkedHashMap<>();
    List<TariffAssignment> all = held.of(stationId);
    for (Desired wish : desired.of(stationId, Optional.of(NAME))) {
      int evse = Integer.parseInt(wish.key());
      actual.put(
          wish.key(),
          Json.text(all.stream().filter(assignment -> appliesTo(assignment, evse)).toList()));
    }
    return actual;
  }

  private static boolean appliesTo(TariffAssignment assignment, int evse) {
    List<Integer> evses = assignment.evseIds();
    return assignment.tariffKind() == TariffKind.DefaultTariff
        && (evse == WHOLE_STATION || evses == null || evses.contains(evse) || evses.contains(0));
  }

  private static String key(int evse) {
    return String.valueOf(evse);
  }

  private static SetDefaultTariffRequest request(String payload) {
    return Payloads.read(SetDefaultTariffRequest.class, payload);
  }
}
