package org.voltide.simulator.tariff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.voltide.ocpp.message.tariff.ChangeTransactionTariffRequest;
import org.voltide.ocpp.message.tariff.ChangeTransactionTariffResponse;
import org.voltide.ocpp.message.tariff.ClearTariffsRequest;
import org.voltide.ocpp.message.tariff.ClearTariffsResponse;
import org.voltide.ocpp.message.tariff.ClearTariffsResult;
import org.voltide.ocpp.message.tariff.CostUpdatedRequest;
import org.voltide.ocpp.message.tariff.CostUpdatedResponse;
import org.voltide.ocpp.message.tariff.GetTariffsRequest;
import org.voltide.ocpp.message.tariff.GetTariffsResponse;
import org.voltide.ocpp.message.tariff.SetDefaultTariffRequest;
import org.voltide.ocpp.message.tariff.SetDefaultTariffResponse;
import org.voltide.ocpp.message.tariff.TariffAssignment;
import org.voltide.ocpp.message.tariff.TariffChangeStatus;
import org.voltide.ocpp.message.tariff.TariffClearStatus;
import org.voltide.ocpp.message.tariff.TariffGetStatus;
import org.voltide.ocpp.message.tariff.TariffKind;
import org.voltide.ocpp.message.tariff.TariffSetStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.Tariff;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/** The tariffs of a station: defaults of its EVSEs, and those of drivers who charge there. */
public final class Tariffs implements Block {
  private static final Key MAX_ELEMENTS = Key.of("TariffCostCtrlr", "MaxElements", "Tariff");
  private static final int MAX_PER_EVSE = 5;

  /** A transaction that pays by a tariff. */
  public interface Payer {
    int evseId();

    IdToken token();

    /** Empty when it costs nothing. */
    Optional<Tariff> tariff();

    /** Whether the tariff is the driver's own. */
    boolean own();

    void change(Tariff tariff);
  }

  private record Fault(boolean tooMany) {}

  private final Host host;
  private final int evses;
  private final Map<String, Payer> payers = new HashMap<>();
  private final Map<Integer, List<Tariff>> defaults = new TreeMap<>();

  public Tariffs(Host host, int evses) {
    this.host = host;
    this.evses = evses;
  }

  @Override
  public void register(Desk desk) {
    desk.on(CostUpdatedRequest.class, this::costUpdated);
    desk.on(SetDefaultTariffRequest.class, this::setDefault);
    desk.on(GetTariffsRequest.class, this::get);
    desk.on(ClearTariffsRequest.class, this::clear);
    desk.on(ChangeTransactionTariffRequest.class, this::change);
  }

  /** The default tariff in force at an EVSE. */
  public Optional<Tariff> defaultOf(int evseId) {
    return defaults.getOrDefault(evseId, List.of()).stream()
        .filter(t -> t.validFrom() == null || !t.validFrom().isAfter(host.time()))
        .max(Comparator.comparing(Tariffs::since));
  }

  /** Whether the station can work out costs by this tariff (I08). */
  public boolean understands(Tariff tariff) {
    return fault(tariff).isEmpty();
  }

  public void began(String transactionId, Payer payer) {
    payers.put(transactionId, payer);
  }

  public void ended(String transactionId) {
    payers.remove(transactionId);
  }

  /** The driver reads it on the display (I02). */
  private CostUpdatedResponse costUpdated(CostUpdatedRequest request) {
    String what =
        payers.containsKey(request.transactionId())
            ? "shows cost " + request.totalCost().toPlainString()
            : "no such transaction for a cost";
    host.journal().note(host.time(), request.transactionId() + ": " + what);
    return new CostUpdatedResponse(null);
  }

  private SetDefaultTariffResponse setDefault(SetDefaultTariffRequest request) {
    Tariff tariff = request.tariff();
    List<Integer> here = evsesOf(request.evseId());
    TariffSetStatus status =
        fault(tariff)
            .map(
                f ->
                    f.tooMany
                        ? TariffSetStatus.TooManyElements
                        : TariffSetStatus.ConditionNotSupported)
            .orElseGet(() -> room(tariff, here));
    if (status == TariffSetStatus.Accepted) {
      here.forEach(evse -> put(evse, tariff));
    }
    return new SetDefaultTariffResponse(status, null, null);
  }

  private TariffSetStatus room(Tariff tariff, List<Integer> here) {
    boolean elsewhere =
        defaults.entrySet().stream()
            .filter(entry -> !here.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .anyMatch(t -> t.tariffId().equals(tariff.tariffId()) && !t.equals(tariff));
    if (elsewhere) {
      return TariffSetStatus.DuplicateTariffId;
    }
    boolean full =
        here.stream().anyMatch(e -> defaults.getOrDefault(e, List.of()).size() >= MAX_PER_EVSE);
    return here.isEmpty() || full ? TariffSetStatus.Rejected : TariffSetStatus.Accepted;
  }

  /** One takes the place of all that would begin at the same time (I07.FR.06). */
  private void put(int evseId, Tariff tariff) {
    List<Tariff> kept = new ArrayList<>(defaults.getOrDefault(evseId, List.of()));
    kept.removeIf(t -> t.tariffId().equals(tariff.tariffId()) || since(t).equals(since(tariff)));
    kept.add(tariff);
    defaults.put(evseId, List.copyOf(kept));
  }

  private GetTariffsResponse get(GetTariffsRequest request) {
    List<Integer> here = evsesOf(request.evseId());
    if (here.isEmpty()) {
      return new GetTariffsResponse(TariffGetStatus.Rejected, null, null, null);
    }
    Map<String, TariffAssignment> found = new TreeMap<>();
    for (int evse : here) {
      for (Tariff tariff : defaults.getOrDefault(evse, List.of())) {
        found.merge(
            tariff.tariffId(),
            new TariffAssignment(
                tariff.tariffId(),
                TariffKind.DefaultTariff,
                tariff.validFrom(),
                List.of(evse),
                null,
                null),
            Tariffs::together);
      }
    }
    List<TariffAssignment> all = new ArrayList<>(found.values());
    payers.values().stream()
        .filter(payer -> payer.own() && here.contains(payer.evseId()))
        .forEach(payer -> payer.tariff().ifPresent(tariff -> all.add(driver(payer, tariff))));
    return all.isEmpty()
        ? new GetTariffsResponse(TariffGetStatus.NoTariff, null, null, null)
        : new GetTariffsResponse(TariffGetStatus.Accepted, null, all, null);
  }

  private static TariffAssignment driver(Payer payer, Tariff tariff) {
    return new TariffAssignment(
        tariff.tariffId(),
        TariffKind.DriverTariff,
        tariff.validFrom(),
        List.of(payer.evseId()),
        List.of(payer.token().idToken()),
        null);
  }

  private static TariffAssignment together(TariffAssignment a, TariffAssignment b) {
    List<Integer> evses =
        Stream.of(a.evseIds(), b.evseIds()).flatMap(Collection::stream).distinct().toList();
    return new TariffAssignment(
        a.tariffId(), a.tariffKind(), a.validFrom(), evses, a.idTokens(), null);
  }

  private ClearTariffsResponse clear(ClearTariffsRequest request) {
    List<Integer> here = evsesOf(request.evseId() == null ? 0 : request.evseId());
    List<String> ids =
        request.tariffIds() == null
            ? here.stream()
                .flatMap(evse -> defaults.getOrDefault(evse, List.of()).stream())
                .map(Tariff::tariffId)
                .distinct()
                .toList()
            : request.tariffIds();
    List<ClearTariffsResult> results = ids.stream().map(id -> clear(id, here)).toList();
    return new ClearTariffsResponse(
        results.isEmpty()
            ? List.of(new ClearTariffsResult(TariffClearStatus.NoTariff, null, null, null))
            : results,
        null);
  }

  private ClearTariffsResult clear(String tariffId, List<Integer> here) {
    boolean any = false;
    for (int evse : here) {
      List<Tariff> kept = new ArrayList<>(defaults.getOrDefault(evse, List.of()));
      any |= kept.removeIf(tariff -> tariff.tariffId().equals(tariffId));
      defaults.put(evse, List.copyOf(kept));
    }
    return new ClearTariffsResult(
        any ? TariffClearStatus.Accepted : TariffClearStatus.NoTariff, null, tariffId, null);
  }

  private ChangeTransactionTariffResponse change(ChangeTransactionTariffRequest request) {
    Optional<Payer> payer = Optional.ofNullable(payers.get(request.transactionId()));
    TariffChangeStatus status =
        payer.map(p -> changeable(p, request.tariff())).orElse(TariffChangeStatus.TxNotFound);
    if (status == TariffChangeStatus.Accepted) {
      host.afterAnswer(() -> payer.orElseThrow().change(request.tariff()));
    }
    return new ChangeTransactionTariffResponse(status, null, null);
  }

  private TariffChangeStatus changeable(Payer payer, Tariff tariff) {
    Optional<Fault> fault = fault(tariff);
    if (fault.isPresent()) {
      return fault.get().tooMany
          ? TariffChangeStatus.TooManyElements
          : TariffChangeStatus.ConditionNotSupported;
    }
    boolean otherCurrency =
        payer.tariff().filter(now -> !now.currency().equals(tariff.currency())).isPresent();
    return otherCurrency ? TariffChangeStatus.NoCurrencyChange : TariffChangeStatus.Accepted;
  }

  /** Prices that depend on conditions are too much for this station, as its model says. */
  private Optional<Fault> fault(Tariff tariff) {
    List<List<Optional<Object>>> conditions = conditions(tariff);
    int max = host.model().number(MAX_ELEMENTS, 0);
    if (conditions.stream().anyMatch(prices -> prices.size() > max)) {
      return Optional.of(new Fault(true));
    }
    boolean conditional =
        conditions.stream()
            .anyMatch(ps -> ps.size() > 1 || ps.stream().anyMatch(Optional::isPresent));
    return conditional ? Optional.of(new Fault(false)) : Optional.empty();
  }

  private static List<List<Optional<Object>>> conditions(Tariff tariff) {
    List<List<Optional<Object>>> all = new ArrayList<>();
    if (tariff.energy() != null) {
      all.add(
          tariff.energy().prices().stream()
              .map(p -> Optional.<Object>ofNullable(p.conditions()))
              .toList());
    }
    Stream.of(
            Optional.ofNullable(tariff.chargingTime()),
            Optional.ofNullable(tariff.idleTime()),
            Optional.ofNullable(tariff.reservationTime()))
        .flatMap(Optional::stream)
        .forEach(
            time ->
                all.add(
                    time.prices().stream()
                        .map(p -> Optional.<Object>ofNullable(p.conditions()))
                        .toList()));
    Stream.of(
            Optional.ofNullable(tariff.fixedFee()), Optional.ofNullable(tariff.reservationFixed()))
        .flatMap(Optional::stream)
        .forEach(
            fixed ->
                all.add(
                    fixed.prices().stream()
                        .map(p -> Optional.<Object>ofNullable(p.conditions()))
                        .toList()));
    return all;
  }

  private List<Integer> evsesOf(int evseId) {
    return IntStream.rangeClosed(1, evses)
        .filter(evse -> evseId == 0 || evse == evseId)
        .boxed()
        .toList();
  }

  private static Instant since(Tariff tariff) {
    return tariff.validFrom() == null ? Instant.MIN : tariff.validFrom();
  }
}
