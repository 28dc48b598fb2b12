package org.voltide.csms.transactions;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voltide.csms.authorization.Allowance;
import org.voltide.csms.authorization.RegisteredToken;
import org.voltide.csms.authorization.Usage;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.csms.transactions.Session.Wanted;
import org.voltide.ocpp.message.transactions.TransactionEventResponseBuilder;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.AuthorizationStatus;

/**
 * The limits a session begins with, told with the first answer: those of its remote start (OCPP 2.1
 * C24.FR.02, C25), else what its token has left (C17.FR.03) beside its other sessions.
 */
record FirstLimits(Map<Ordered, Limits> ordered) {
  private static final String ORDERED =
      """
      select r.* from unnest(?::text[], ?::int[]) w (station_id, id)
        join remote_start r using (station_id, id)
      """;
  private static final String STORE =
      """
      update charging_session
         set limit_energy_wh = ?, limit_time_s = ?, limit_cost = ?, limit_soc_percent = ?,
             limit_version = 1
       where id = ? and limit_version = 0
      """;

  /** Which remote start. */
  record Ordered(String stationId, int id) {}

  /** Reads with one query, none when nothing was started remotely. */
  static FirstLimits of(Statements statements, List<Arrival> arrivals) {
    List<Ordered> wanted =
        arrivals.stream().flatMap(arrival -> ordered(arrival).stream()).distinct().toList();
    return wanted.isEmpty()
        ? new FirstLimits(Map.of())
        : new FirstLimits(
            statements
                .query(
                    ORDERED,
                    row ->
                        Map.entry(
                            new Ordered(row.text("station_id"), row.whole("id")), limits(row)),
                    wanted.stream().map(Ordered::stationId).toArray(String[]::new),
                    wanted.stream().map(Ordered::id).toArray(Integer[]::new))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Limits a session that nobody has limited yet, and tells the station. */
  Step on(Step step, Arrival arrival) {
    Session session = step.session();
    boolean isOpen =
        step.change().isPresent()
            && session.ending() == null
            && session.wanted().version() == 0
            && arrival.event().triggerReason() != TriggerReason.StopAuthorized;
    Limits limits = isOpen ? limits(arrival) : Limits.NONE;
    return limits.equals(Limits.NONE)
        ? step
        : new Step(
            session.withWanted(new Wanted(limits, 1, 1)),
            step.change(),
            step.readings(),
            TransactionEventResponseBuilder.builder(step.answer())
                .transactionLimit(limits.toOcpp())
                .totalCost(limits.cost() == null ? step.answer().totalCost() : session.totalCost())
                .build());
  }

  /** Needs the sessions to be stored. */
  static void store(Statements statements, Collection<Session> limited) {
    if (!limited.isEmpty()) {
      statements.batch(STORE, limited.stream().map(FirstLimits::row).toList());
    }
  }

  private static Object[] row(Session session) {
    Limits limits = session.wanted().limits();
    return new Object[] {
      limits.energyWh(), limits.seconds(), limits.cost(), limits.socPercent(), session.id()
    };
  }

  private static Optional<Ordered> ordered(Arrival arrival) {
    return Optional.ofNullable(arrival.event().transactionInfo().remoteStartId())
        .map(id -> new Ordered(arrival.stationId(), id));
  }

  private Limits limits(Arrival arrival) {
    return ordered(arrival)
        .map(ordered::get)
        .filter(limits -> !limits.equals(Limits.NONE))
        .orElseGet(
            () ->
                arrival
                    .registered()
                    .filter(_ -> isAccepted(arrival))
                    .map(token -> left(token, arrival))
                    .orElse(Limits.NONE));
  }

  private static boolean isAccepted(Arrival arrival) {
    return arrival.verdict() != null && arrival.verdict().status() == AuthorizationStatus.Accepted;
  }

  /** What its other sessions were promised is not there for this one. */
  private static Limits left(RegisteredToken token, Arrival arrival) {
    Allowance allowance = token.allowance();
    List<Usage.Active> others =
        token.usage().active().stream()
            .filter(active -> !active.is(arrival.stationId(), arrival.key().transactionId()))
            .toList();
    double usedWh =
        token.usage().energyWh() + others.stream().mapToDouble(Usage.Active::promisedWh).sum();
    BigDecimal spent =
        others.stream()
            .map(Usage.Active::promisedCost)
            .reduce(token.usage().cost(), BigDecimal::add);
    return new Limits(
        allowance.energyWh() == null ? null : Math.max(0, allowance.energyWh() - usedWh),
        null,
        allowance.cost() == null ? null : allowance.cost().subtract(spent).max(BigDecimal.ZERO),
        null);
  }

  private static Limits limits(Row row) {
    var energy = row.maybeNumber("limit_energy_wh");
    return new Limits(
        energy.isPresent() ? Double.valueOf(energy.getAsDouble()) : null,
        row.maybeWhole("limit_time_s").orElse(null),
        row.maybeMoney("limit_cost").orElse(null),
        row.maybeWhole("limit_soc_percent").orElse(null));
  }
}
