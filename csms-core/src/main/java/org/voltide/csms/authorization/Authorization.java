package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.GroupReads;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tariffs.SiteTariff;
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
  private final GroupReads<Question, Stored> stored;

  Authorization(Database database, Verdicts verdicts, Vouching vouching, Clock clock) {
    this.database = database;
    this.verdicts = verdicts;
    this.vouching = vouching;
    this.clock = clock;
    this.stored = new GroupReads<>(database, this::read);
  }

  /** A verdict and what it rests on. */
  public record Answer(IdTokenInfo info, Optional<Known> known) {}

  /** The verdict on a token before anything has begun with it; partners are asked. */
  public Answer ask(String stationId, IdToken token) {
    return answer(stored.alone(new Question(stationId, token)));
  }

  /** The same for a station that asks, read together with what others ask at the same time. */
  Answer askedBy(String stationId, IdToken token) {
    return answer(stored.ask(new Question(stationId, token)));
  }

  private Answer answer(Stored stored) {
    Presented presented = stored.presented().orElseThrow(stored::noStation);
    Optional<Known> known =
        isOurs(stored.known()) ? stored.known() : vouching.ask(presented, stored.known());
    IdTokenInfo info = verdicts.on(presented, known, new Verdicts.Purpose.Ask(), stored.at());
    return new Answer(withTariff(info, stored.tariff()), known);
  }

  private record Question(String stationId, IdToken token) {}

  /**
   * What the database has about a question.
   *
   * @param presented empty when there is no such station
   */
  private record Stored(
      Question question,
      Optional<Presented> presented,
      Optional<Known> known,
      Optional<SiteTariff> tariff,
      Instant at) {
    Problem noStation() {
      return Problem.notFound("station", question.stationId());
    }
  }

  private List<Stored> read(Statements statements, List<Question> questions) {
    Instant now = clock.instant();
    Map<String, String> sites =
        statements
            .query(
                "select id, site_id from station where id = any(?)",
                row -> Map.entry(row.text("id"), row.text("site_id")),
                (Object) questions.stream().map(Question::stationId).toArray(String[]::new))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<Question, Presented> presented = new HashMap<>();
    for (Question question : questions) {
      String station = question.stationId();
      Optional.ofNullable(sites.get(station))
          .ifPresent(
              site -> presented.put(question, new Presented(question.token(), site, station)));
    }
    TokenLookup tokens = TokenLookup.of(statements, presented.values(), now);
    TariffBook tariffs = TariffBook.of(statements, Set.copyOf(sites.values()));
    return questions.stream()
        .map(
            question -> {
              Optional<Presented> here = Optional.ofNullable(presented.get(question));
              return new Stored(
                  question,
                  here,
                  here.flatMap(tokens::find),
                  here.flatMap(one -> tariffs.at(one.siteId(), now)),
                  now);
            })
        .toList();
  }

  private static boolean isOurs(Optional<Known> known) {
    return switch (known.orElse(null)) {
      case RegisteredToken _ -> true;
      case Known.Vouched(IdTokenInfo _, boolean byPartner) -> !byPartner;
      case null -> false;
    };
  }

  /** Who may charge reads what it costs, unless there is something more personal (I01). */
  private static IdTokenInfo withTariff(IdTokenInfo info, Optional<SiteTariff> there) {
    if (info.status() != AuthorizationStatus.Accepted || info.personalMessage() != null) {
      return info;
    }
    return there
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
