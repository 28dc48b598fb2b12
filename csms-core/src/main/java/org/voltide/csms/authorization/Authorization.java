package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;
import org.voltide.ocpp.message.type.MessageContent;
import org.voltide.ocpp.message.type.MessageFormat;

/** Asks who may charge, from inside the system. Blocks. Thread-safe. */
@Singleton
public class Authorization {

  /** How long a transaction may lie in a station's queue and still carry a made-up token. */
  private static final Duration QUEUED = Duration.ofDays(30);

  private final Database database;
  private final Verdicts verdicts;
  private final Vouching vouching;
  private final Clock clock;

  Authorization(Database database, Verdicts verdicts, Vouching vouching, Clock clock) {
    this.database = database;
    this.verdicts = verdicts;
    this.vouching = vouching;
    this.clock = clock;
  }

  /** A verdict and what it rests on. */
  public record Answer(IdTokenInfo info, Optional<Known> known) {}

  /** The verdict on a token before anything has begun with it; partners are asked. */
  public Answer ask(String stationId, IdToken token) {
    Presented presented = new Presented(token, siteOf(stationId), stationId);
    Instant now = clock.instant();
    Optional<Known> stored =
        database.inTransaction(
            statements -> TokenLookup.of(statements, List.of(presented), now).find(presented));
    Optional<Known> known = isOurs(stored) ? stored : vouching.ask(presented, stored);
    IdTokenInfo info = verdicts.on(presented, known, new Verdicts.Purpose.Ask(), now);
    return new Answer(withTariff(info, presented.siteId(), now), known);
  }

  private static boolean isOurs(Optional<Known> known) {
    return switch (known.orElse(null)) {
      case RegisteredToken _ -> true;
      case Known.Vouched(IdTokenInfo _, boolean byPartner) -> !byPartner;
      case null -> false;
    };
  }

  /** Who may charge reads what it costs, unless there is something more personal (I01). */
  private IdTokenInfo withTariff(IdTokenInfo info, String siteId, Instant now) {
    if (info.status() != AuthorizationStatus.Accepted || info.personalMessage() != null) {
      return info;
    }
    return database
        .inTransaction(statements -> TariffBook.of(statements, List.of(siteId)))
        .at(siteId, now)
        .map(tariff -> new MessageContent(MessageFormat.UTF8, tariff.text(), null, null))
        .map(message -> IdTokenInfoBuilder.builder(info).personalMessage(message).build())
        .orElse(info);
  }

  /**
   * The verdict on a token that may charge there.
   *
   * @throws Problem 422 when it may not
   */
  public IdTokenInfo accepted(String stationId, IdToken token) {
    IdTokenInfo info = ask(stationId, token).info();
    if (info.status() != AuthorizationStatus.Accepted) {
      throw Problem.invalid("/idToken", "The token is %s there.".formatted(info.status()));
    }
    return info;
  }

  /**
   * A token as an operator chose it; empty when neither way was used.
   *
   * @throws Problem 422 when no such token is registered
   */
  public Optional<IdToken> named(@Nullable UUID tokenId, @Nullable NamedToken token) {
    return tokenId == null
        ? Optional.ofNullable(token).map(NamedToken::toOcpp)
        : Optional.of(registered(tokenId));
  }

  private IdToken registered(UUID id) {
    return database
        .query(
            "select id_token, type from token where id = ?",
            row -> new NamedToken(row.text("id_token"), row.text("type")).toOcpp(),
            id)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.invalid("/tokenId", "There is no such token."));
  }

  /** Accepts a token from now on that this system made up itself (C05). */
  public void vouchFor(String stationId, IdToken token) {
    vouching.remember(
        new Presented(token, siteOf(stationId), stationId),
        new Known.Vouched(Verdicts.info(AuthorizationStatus.Accepted), false),
        clock.instant().plus(QUEUED));
  }

  private String siteOf(String stationId) {
    return database
        .query("select site_id from station where id = ?", row -> row.text("site_id"), stationId)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("station", stationId));
  }
}
