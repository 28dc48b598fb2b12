package org.voltide.csms.roaming.offered;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.model.TokenType;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.Shared;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tokens.TokensChanged;

/**
 * Keeps what partners see of our tokens as these are. OCPI deletes no token: one that is registered
 * no more is called invalid, and forgotten a week after everybody was told. eMAIDs are not offered,
 * for partners are to ask for them (OCPI 2.3.0 Tokens, TokenType). Thread-safe.
 */
@Singleton
public class OfferedTokens {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private static final String OFFERED =
      "select * from token where type in ('ISO14443', 'ISO15693', 'Central')"
          + " and length(id_token) <= 36 order by created_at, id";

  private static final String FORGET =
      """
      delete from roaming_object o
       where o.kind = 'TOKEN' and o.last_updated < ?
         and not exists (select from token t where t.id = o.id::uuid)
         and not exists (select from roaming_outbox w where w.kind = o.kind and w.id = o.id)
      """;

  private final Database database;
  private final RoamingSettings settings;
  private final Clock clock;
  private final AtomicBoolean changed = new AtomicBoolean(true);

  public OfferedTokens(Database database, RoamingSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (settings.address().isPresent() && settings.provider()) {
      rounds.every(LOOK, "tokens offered to roaming partners", this::look);
      rounds.every(SWEEP, "tokens that begin or end", () -> changed.set(true));
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokensChanged change) {
    changed.set(true);
  }

  private void look() {
    if (changed.getAndSet(false)) {
      publish();
    }
  }

  /** Compares all tokens with what is shared. */
  public void publish() {
    Instant now = clock.instant();
    database.transact(
        statements -> {
          statements.update(FORGET, now.minus(REMEMBERED));
          Map<String, Shared> known =
              SharedObjects.all(statements, Kind.TOKEN).stream()
                  .collect(Collectors.toMap(Shared::id, shared -> shared));
          for (OwnToken own : statements.query(OFFERED, OwnToken::of)) {
            String id = own.id().toString();
            share(statements, id, own.shared(settings, now), known.remove(id));
          }
          known.forEach(
              (id, gone) -> {
                Token last = (Token) gone.document();
                share(statements, id, last.withValid(false).withLastUpdated(now), gone);
              });
        });
  }

  private static void share(
      Statements statements, String id, Token token, @Nullable Shared before) {
    boolean same =
        before != null
            && before.document() instanceof Token known
            && token.withLastUpdated(known.lastUpdated()).equals(known);
    if (!same) {
      SharedObjects.put(
          statements, new Shared(Kind.TOKEN, id, null, false, token, token.lastUpdated()));
    }
  }

  /** A token that a partner asks for. */
  Optional<OwnToken> find(String uid, TokenType type) {
    String small = uid.toLowerCase(Locale.ROOT);
    List<String> types =
        type == TokenType.RFID ? List.of("ISO14443", "ISO15693") : List.of(type.ocpp());
    return database
        .query(
            "select * from token where value_key = ? and type = any(?) order by type",
            OwnToken::of,
            type == TokenType.EMAID ? small.replace("-", "") : small,
            types.toArray(String[]::new))
        .stream()
        .findFirst();
  }

  /** What partners are told of a token that is registered here. */
  public Optional<Verdict> verdict(UUID token) {
    return database.query("select * from token where id = ?", OwnToken::of, token).stream()
        .findFirst()
        .map(this::verdict);
  }

  /** What to say of it now. */
  Verdict verdict(OwnToken token) {
    Instant now = clock.instant();
    return new Verdict(token.allowed(now), token.shared(settings, now));
  }
}
