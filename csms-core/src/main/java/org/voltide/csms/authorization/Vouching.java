package org.voltide.csms.authorization;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
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

  private final Instance<RoamingAuthorizer> partners;
  private final AuthorizationSettings settings;
  private final Database database;
  private final Clock clock;

  Vouching(
      Instance<RoamingAuthorizer> partners,
      AuthorizationSettings settings,
      Database database,
      Clock clock) {
    this.partners = partners;
    this.settings = settings;
    this.database = database;
    this.clock = clock;
  }

  /** Who stands for an unregistered token; empty when nobody does, or not in time. */
  Optional<Known> ask(Presented presented) {
    if (!partners.isResolvable()) {
      return Optional.empty();
    }
    try {
      Optional<IdTokenInfo> info =
          partners
              .get()
              .ask(presented)
              .toCompletableFuture()
              .get(settings.roamingPatience().toMillis(), TimeUnit.MILLISECONDS);
      info.filter(i -> i.status() == AuthorizationStatus.Accepted)
          .ifPresent(accepted -> remember(presented, accepted, validUntil(accepted)));
      return info.map(Known.Vouched::new);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException silent) {
      LOG.warnf("No roaming partner answered for %s: %s", presented.stationId(), silent);
      return Optional.empty();
    }
  }

  private Instant validUntil(IdTokenInfo info) {
    return Optional.ofNullable(info.cacheExpiryDateTime())
        .orElseGet(() -> clock.instant().plus(settings.cacheLifetime()));
  }

  /** Accepts a token until then without asking again; words that have ended are forgotten. */
  void remember(Presented presented, IdTokenInfo info, Instant until) {
    database.update("delete from vouched_token where valid_until <= ?", clock.instant());
    database.update(
        """
        insert into vouched_token (type, value_key, info, valid_until) values (?, ?, ?::jsonb, ?)
        on conflict (value_key, type)
          do update set info = excluded.info, valid_until = excluded.valid_until
        """,
        presented.key().type(),
        presented.key().value(),
        CODEC.write(AuthorizeResponseBuilder.builder().idTokenInfo(info).build()),
        until);
  }

  /** Reads what was remembered. */
  static IdTokenInfo read(String remembered) {
    return CODEC.read(AuthorizeResponse.class, remembered).idTokenInfo();
  }
}
