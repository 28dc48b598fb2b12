package org.voltide.csms.authorization;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.authorization.AuthorizeResponseBuilder;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdTokenInfo;

/** Asks roaming partners, and remembers who they vouched for. Blocks. Thread-safe. */
@Singleton
class Vouching {
  private static final Logger LOG = Logger.getLogger(Vouching.class);
  private static final PayloadCodec CODEC = PayloadCodec.of(OcppVersion.V2_1);

  private final List<RoamingAuthorizer> partners;
  private final AuthorizationSettings settings;
  private final Database database;
  private final Clock clock;

  Vouching(
      @All List<RoamingAuthorizer> partners,
      AuthorizationSettings settings,
      Database database,
      Clock clock) {
    this.partners = partners;
    this.settings = settings;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Who stands for an unregistered token now; empty when nobody does.
   *
   * @param earlier what was answered before at that station; it holds when no partner answers in
   *     time
   */
  Optional<Known> ask(Presented presented, Optional<Known> earlier) {
    if (partners.isEmpty()) {
      return earlier;
    }
    try {
      Optional<Known.Vouched> answer =
          partners
              .getFirst()
              .ask(presented)
              .toCompletableFuture()
              .get(settings.roamingPatience().toMillis(), TimeUnit.MILLISECONDS)
              .map(info -> new Known.Vouched(info, true));
      answer
          .filter(vouched -> vouched.info().status() == AuthorizationStatus.Accepted)
          .ifPresentOrElse(
              vouched -> remember(presented, vouched, validUntil(vouched.info())),
              () -> earlier.ifPresent(_ -> forget(presented)));
      return answer.map(vouched -> vouched);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return earlier;
    } catch (ExecutionException | TimeoutException silent) {
      LOG.warnf("No roaming partner answered for %s: %s", presented.stationId(), silent);
      return earlier;
    }
  }

  private Instant validUntil(IdTokenInfo info) {
    return Optional.ofNullable(info.cacheExpiryDateTime())
        .orElseGet(() -> clock.instant().plus(settings.cacheLifetime()));
  }

  /** Accepts a token at that station until then; words that have ended are forgotten. */
  void remember(Presented presented, Known.Vouched word, Instant until) {
    database.update("delete from vouched_token where valid_until <= ?", clock.instant());
    database.update(
        """
        insert into vouched_token (station_id, type, value_key, info, by_partner, valid_until)
        values (?, ?, ?, ?::jsonb, ?, ?)
        on conflict (value_key, type, station_id)
          do update set info = excluded.info, by_partner = excluded.by_partner,
                        valid_until = excluded.valid_until
        """,
        presented.stationId(),
        presented.key().type(),
        presented.key().value(),
        CODEC.write(AuthorizeResponseBuilder.builder().idTokenInfo(word.info()).build()),
        word.byPartner(),
        until);
  }

  /** What has begun with the word may go on with it. */
  private void forget(Presented presented) {
    database.update(
        """
        delete from vouched_token v
         where station_id = ? and type = ? and value_key = ?
           and not exists (
             select from charging_session s
              where s.station_id = v.station_id and s.token_type = v.type and s.ended_at is null
                and replace(lower(s.id_token), '-', '') = replace(v.value_key, '-', ''))
        """,
        presented.stationId(),
        presented.key().type(),
        presented.key().value());
  }

  /** Reads what was remembered. */
  static IdTokenInfo read(String remembered) {
    return CODEC.read(AuthorizeResponse.class, remembered).idTokenInfo();
  }
}
