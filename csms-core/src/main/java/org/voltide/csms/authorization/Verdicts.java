package org.voltide.csms.authorization;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Usage.Active;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;
import org.voltide.ocpp.message.type.MessageContent;
import org.voltide.ocpp.message.type.MessageFormat;

/** What stations are told about tokens. Pure: the same for Authorize and for a transaction. */
@Singleton
public class Verdicts {
  private final AuthorizationSettings settings;

  public Verdicts(AuthorizationSettings settings) {
    this.settings = settings;
  }

  /** Why a token is judged. */
  public sealed interface Purpose {

    /** To begin or to stop, the station will see (Authorize). */
    record Ask() implements Purpose {}

    /** For a transaction that runs already. */
    record Charge(String transactionId) implements Purpose {}

    /** Nobody may be kept from stopping (E07). */
    record Stop() implements Purpose {}
  }

  /** The verdict on a token, and what the station shows and remembers with it. */
  public IdTokenInfo on(Presented presented, Optional<Known> known, Purpose purpose, Instant now) {
    return switch (known.orElse(null)) {
      case RegisteredToken token -> registered(presented, token, purpose, now);
      case Known.Vouched(IdTokenInfo info, boolean _) -> info;
      case null -> info(unregistered(presented.token()));
    };
  }

  /**
   * The start button, a payment terminal and tokens a station makes itself are accepted (C02.FR.02,
   * C06.FR.04, C20), a PIN is invalid (C04.FR.01), and the rest is unknown.
   */
  private static AuthorizationStatus unregistered(IdToken presented) {
    return switch (presented.type()) {
      case "NoAuthorization", "Local", "DirectPayment" -> AuthorizationStatus.Accepted;
      case "KeyCode" -> AuthorizationStatus.Invalid;
      default -> AuthorizationStatus.Unknown;
    };
  }

  private IdTokenInfo registered(
      Presented presented, RegisteredToken token, Purpose purpose, Instant now) {
    AuthorizationStatus status = status(presented, token, purpose, now);
    boolean accepted = status == AuthorizationStatus.Accepted;
    return IdTokenInfoBuilder.builder()
        .status(status)
        .cacheExpiryDateTime(accepted ? cacheExpiry(presented, token, purpose, now) : null)
        .groupIdToken(group(token))
        .language1(token.language())
        .evseId(accepted && token.usage().otherEvses() ? token.usage().matchingEvses() : null)
        .personalMessage(message(token))
        .build();
  }

  private static AuthorizationStatus status(
      Presented presented, RegisteredToken token, Purpose purpose, Instant now) {
    AuthorizationStatus here = here(presented, token, now);
    return here != AuthorizationStatus.Accepted || mayOnlyStop(token.usage(), purpose)
        ? here
        : beginning(presented, token, purpose, now);
  }

  /** Whether it may do anything at that place, and be it to stop. */
  private static AuthorizationStatus here(Presented presented, RegisteredToken token, Instant now) {
    if (token.status() != AuthorizationStatus.Accepted) {
      return token.status();
    } else if (token.validUntil() != null && !now.isBefore(token.validUntil())) {
      return AuthorizationStatus.Expired;
    } else if (!token.allowance().at(presented.siteId(), presented.stationId())) {
      return AuthorizationStatus.NotAtThisLocation;
    } else if (token.allowance().current() != null && token.usage().matchingEvses().isEmpty()) {
      return AuthorizationStatus.NotAllowedTypeEVSE;
    }
    return AuthorizationStatus.Accepted;
  }

  private static AuthorizationStatus beginning(
      Presented presented, RegisteredToken token, Purpose purpose, Instant now) {
    Allowance allowance = token.allowance();
    Usage usage = token.usage();
    if ((token.validFrom() != null && now.isBefore(token.validFrom()))
        || !allowance.at(now.atZone(usage.zone()).toLocalTime())) {
      return AuthorizationStatus.NotAtThisTime;
    } else if (allowance.sessions() != null
        && others(presented, usage.active(), purpose) >= allowance.sessions()) {
      return AuthorizationStatus.ConcurrentTx;
    }
    return allowance.pays(usage) ? AuthorizationStatus.Accepted : AuthorizationStatus.NoCredit;
  }

  /** Who comes to stop is not asked whether he might also begin. */
  private static boolean mayOnlyStop(Usage usage, Purpose purpose) {
    return switch (purpose) {
      case Purpose.Stop() -> true;
      case Purpose.Ask() -> usage.stopsHere();
      case Purpose.Charge(String transactionId) -> false;
    };
  }

  private static long others(Presented presented, List<Active> active, Purpose purpose) {
    return purpose instanceof Purpose.Charge(String own)
        ? active.stream().filter(a -> !a.is(presented.stationId(), own)).count()
        : active.size();
  }

  /**
   * Who pays from a budget is asked about every time (C17.FR.01), and so is who was let in only to
   * stop; nobody is let in after the end of his hours.
   */
  private Instant cacheExpiry(
      Presented presented, RegisteredToken token, Purpose purpose, Instant now) {
    if (token.allowance().isBudget()
        || beginning(presented, token, purpose, now) != AuthorizationStatus.Accepted) {
      return now;
    }
    return Stream.of(
            Optional.of(now.plus(settings.cacheLifetime())),
            Optional.ofNullable(token.validUntil()),
            token.allowance().endOfHours(now.atZone(token.usage().zone())))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private @Nullable IdToken group(RegisteredToken token) {
    String id = token.masterPass() ? settings.masterPassGroup() : token.groupId();
    return id == null ? null : new IdToken(id, "Central", null, null);
  }

  private static @Nullable MessageContent message(RegisteredToken token) {
    String text = token.personalMessage();
    return text == null
        ? null
        : new MessageContent(MessageFormat.UTF8, text, token.language(), null);
  }

  static IdTokenInfo info(AuthorizationStatus status) {
    return IdTokenInfoBuilder.builder().status(status).build();
  }
}
