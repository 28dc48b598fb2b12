package org.voltide.csms.roaming.tokens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Presented;
import org.voltide.csms.authorization.RoamingAuthorizer;
import org.voltide.csms.roaming.model.AuthMethod;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.model.Token.Whitelist;
import org.voltide.csms.roaming.model.TokenType;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerClient;
import org.voltide.csms.roaming.partners.PartnerClient.Question;
import org.voltide.csms.roaming.partners.PartnerFailure;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.partners.Recipient;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;

/**
 * Whether drivers of partners may charge: by the tokens that partners gave us, or by asking them
 * (OCPI Tokens, real-time authorization). Thread-safe.
 */
@Singleton
public class PartnerAuthorizer implements RoamingAuthorizer {
  private static final Logger LOG = Logger.getLogger(PartnerAuthorizer.class);
  private static final int NOT_FOUND = 404;
  private static final int UNKNOWN_TOKEN = 2004;

  private final RoamingTokens tokens;
  private final Partners partners;
  private final PartnerClient client;
  private final SharedObjects objects;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public PartnerAuthorizer(
      RoamingTokens tokens,
      Partners partners,
      PartnerClient client,
      SharedObjects objects,
      Clock clock) {
    this.tokens = tokens;
    this.partners = partners;
    this.client = client;
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Optional<IdTokenInfo>> ask(Presented presented) {
    return CompletableFuture.supplyAsync(() -> verdict(presented), threads);
  }

  private Optional<IdTokenInfo> verdict(Presented presented) {
    List<Held> held = tokens.presented(presented.token());
    if (!held.isEmpty()) {
      return Optional.of(verdict(held.getFirst(), presented));
    }
    List<CompletableFuture<Optional<IdTokenInfo>>> asked =
        partners.callable().stream()
            .map(
                partner ->
                    CompletableFuture.supplyAsync(() -> stranger(partner, presented), threads))
            .toList();
    return asked.stream().flatMap(answer -> answer.join().stream()).findFirst();
  }

  private IdTokenInfo verdict(Held held, Presented presented) {
    Token token = held.token();
    if (held.grantedUntil() != null && held.grantedUntil().isAfter(clock.instant())) {
      return info(AuthorizationStatus.Accepted, token);
    } else if (!token.valid()) {
      return info(AuthorizationStatus.Blocked, token);
    }
    return switch (token.whitelist()) {
      case ALWAYS, ALLOWED -> byList(held);
      case ALLOWED_OFFLINE, NEVER -> inRealTime(held, presented);
    };
  }

  private IdTokenInfo byList(Held held) {
    tokens.authorized(held.partner(), held.token(), AuthMethod.WHITELIST, null);
    return info(AuthorizationStatus.Accepted, held.token());
  }

  private IdTokenInfo inRealTime(Held held, Presented presented) {
    try {
      Optional<Partner> partner = partners.find(held.partner()).filter(Partner::isCallable);
      if (partner.isPresent()) {
        return asked(partner.get(), held.token(), presented);
      }
    } catch (PartnerFailure | OcpiFault silent) {
      LOG.infof("%s is judged without its provider: %s", held.partner(), silent.getMessage());
    }
    return held.token().whitelist() == Whitelist.ALLOWED_OFFLINE
        ? byList(held)
        : info(AuthorizationStatus.Invalid, held.token());
  }

  /** Somebody whom no partner told us of; empty when this one does not know him either. */
  private Optional<IdTokenInfo> stranger(Partner partner, Presented presented) {
    TokenType type = TokenType.ofOcpp(presented.token().type());
    if (partner.endpoint("tokens", "SENDER").isEmpty() || type == TokenType.OTHER) {
      return Optional.empty();
    }
    try {
      AuthorizationInfo answer =
          ask(partner, presented.token().idToken(), type, Recipient.WHOEVER, presented);
      return Optional.ofNullable(answer.token())
          .filter(token -> key(token.uid()).equals(key(presented.token().idToken())))
          .map(token -> judged(partner, answer, token));
    } catch (PartnerFailure.Refused refused) {
      if (refused.http() != NOT_FOUND && refused.status() != UNKNOWN_TOKEN) {
        LOG.infof("%s was asked for a token: %s", partner, refused.getMessage());
      }
      return Optional.empty();
    } catch (PartnerFailure | OcpiFault silent) {
      LOG.infof("%s was asked for a token: %s", partner, silent.getMessage());
      return Optional.empty();
    }
  }

  private static String key(String uid) {
    return uid.toLowerCase(Locale.ROOT).replace("-", "");
  }

  private IdTokenInfo asked(Partner partner, Token token, Presented presented)
      throws PartnerFailure {
    AuthorizationInfo answer =
        ask(partner, token.uid(), token.type(), new Recipient.One(token.party()), presented);
    return judged(partner, answer, Optional.ofNullable(answer.token()).orElse(token));
  }

  private AuthorizationInfo ask(
      Partner partner, String uid, TokenType type, Recipient provider, Presented presented)
      throws PartnerFailure {
    String base = partner.endpoint("tokens", "SENDER").orElseThrow().replaceAll("/+$", "");
    String url =
        "%s/%s/authorize?type=%s"
            .formatted(base, URLEncoder.encode(uid, StandardCharsets.UTF_8), type);
    try {
      return partner
          .wire()
          .read(
              client.ask(partner, Question.of("POST", url, place(presented)).to(provider)).data(),
              AuthorizationInfo.class);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw OcpiFault.server("We are stopping.");
    }
  }

  /** Where it is, if partners see the place; else nothing. */
  private @Nullable ObjectNode place(Presented presented) {
    return objects
        .find(Kind.LOCATION, presented.siteId())
        .map(shared -> (Location) shared.document())
        .map(location -> place(location, presented.stationId()))
        .orElse(null);
  }

  private static ObjectNode place(Location location, String stationId) {
    ObjectNode place = JsonNodeFactory.instance.objectNode().put("location_id", location.id());
    var evses = place.putArray("evse_uids");
    location.evses().stream()
        .filter(evse -> evse.place().stationId().equals(stationId))
        .forEach(evse -> evses.add(evse.uid()));
    return place;
  }

  /** What we do not understand allows nothing. */
  private IdTokenInfo judged(Partner partner, AuthorizationInfo answer, Token token) {
    AuthorizationStatus status =
        switch (answer.allowed()) {
          case "ALLOWED" -> AuthorizationStatus.Accepted;
          case "BLOCKED" -> AuthorizationStatus.Blocked;
          case "EXPIRED" -> AuthorizationStatus.Expired;
          case "NO_CREDIT" -> AuthorizationStatus.NoCredit;
          case "NOT_ALLOWED" -> AuthorizationStatus.NotAtThisLocation;
          default -> AuthorizationStatus.Invalid;
        };
    if (status == AuthorizationStatus.Accepted) {
      tokens.put(partner, token);
      tokens.authorized(
          partner.id(), token, AuthMethod.AUTH_REQUEST, answer.authorizationReference());
    }
    return info(status, token);
  }

  private static IdTokenInfo info(AuthorizationStatus status, Token token) {
    return IdTokenInfoBuilder.builder().status(status).language1(token.language()).build();
  }

  @PreDestroy
  public void close() {
    threads.shutdownNow();
  }
}
