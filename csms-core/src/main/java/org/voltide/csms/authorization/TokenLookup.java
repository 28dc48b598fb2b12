package org.voltide.csms.authorization;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.voltide.csms.authorization.Presented.Key;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.type.AuthorizationStatus;

/** What is known about the tokens that stations present, read for all of them at once. */
public final class TokenLookup {
  private static final String TOKENS =
      """
      select w.station_id, w.type, w.value_key, t.id, t.status, t.vehicle_id, t.group_id,
             t.may_supply_grid and coalesce(v.max_discharge_w > 0, true) as supplies,
             t.master_pass, t.valid_from, t.valid_until, t.language, t.personal_message,
             t.allowance::text as allowance, t.tariff, o.info::text as vouched, o.by_partner
        from unnest(?::text[], ?::text[], ?::text[]) w (station_id, type, value_key)
        left join token t on t.value_key = w.value_key and t.type = w.type
        left join vehicle v on v.id = t.vehicle_id
        left join vouched_token o
          on o.station_id = w.station_id and o.value_key = w.value_key and o.type = w.type
             and o.valid_until > ?
       where t.id is not null or o.value_key is not null
      """;

  private final Map<Key, Known> found;

  private TokenLookup(Map<Key, Known> found) {
    this.found = found;
  }

  /** Reads with one query, two when a token has an {@link Allowance}, none for no tokens. */
  public static TokenLookup of(
      Statements statements, Collection<Presented> presented, Instant now) {
    List<Key> keys = presented.stream().map(Presented::key).distinct().toList();
    Map<Key, Known> found = HashMap.newHashMap(keys.size());
    if (!keys.isEmpty()) {
      statements
          .query(
              TOKENS,
              row -> Map.entry(key(row), known(row)),
              column(keys, Key::stationId),
              column(keys, Key::type),
              column(keys, Key::value),
              now)
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
      UsageQuery.addTo(statements, found);
    }
    return new TokenLookup(found);
  }

  /** Empty when nobody knows it. */
  public Optional<Known> find(Presented presented) {
    return Optional.ofNullable(found.get(presented.key()));
  }

  private static Object column(List<Key> keys, Function<Key, String> value) {
    return keys.stream().map(value).toArray(String[]::new);
  }

  private static Key key(Row row) {
    return new Key(row.text("station_id"), row.text("type"), row.text("value_key"));
  }

  private static Known known(Row row) {
    return row.maybeId("id").isPresent()
        ? registered(row)
        : new Known.Vouched(Vouching.read(row.text("vouched")), row.flag("by_partner"));
  }

  private static RegisteredToken registered(Row row) {
    return RegisteredTokenBuilder.builder()
        .id(row.id("id"))
        .status(AuthorizationStatus.valueOf(row.text("status")))
        .vehicle(row.maybeId("vehicle_id").orElse(null))
        .supplies(row.flag("supplies"))
        .groupId(row.maybeText("group_id").orElse(null))
        .masterPass(row.flag("master_pass"))
        .validFrom(row.maybeInstant("valid_from").orElse(null))
        .validUntil(row.maybeInstant("valid_until").orElse(null))
        .language(row.maybeText("language").orElse(null))
        .personalMessage(row.maybeText("personal_message").orElse(null))
        .allowance(
            row.maybeText("allowance")
                .map(json -> Json.stored(Allowance.class, json))
                .orElse(Allowance.ALL))
        .tariff(row.maybeText("tariff").map(StoredTariff::read).orElse(null))
        .usage(Usage.NONE)
        .build();
  }
}
