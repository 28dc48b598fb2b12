package org.voltide.csms.roaming.tokens;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.roaming.model.AuthMethod;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.model.TokenType;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.type.IdToken;

/** Keeps the tokens of partners. Thread-safe. */
@Singleton
public class RoamingTokens {
  private static final int MOST_OF_UID = 36;
  private static final Duration GRANT = Duration.ofMinutes(10);

  private final Database database;
  private final Clock clock;

  public RoamingTokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a token in place of what was known of it.
   *
   * @return whether it is new
   * @throws OcpiFault when it is none of the partner's, or longer than OCPI allows
   */
  public boolean put(Partner partner, Token token) {
    if (!partner.speaksFor(token.party())) {
      throw OcpiFault.invalid("You do not speak for %s.".formatted(token.party()));
    } else if (token.uid().isEmpty() || token.uid().length() > MOST_OF_UID) {
      throw OcpiFault.invalid("uid has to have 1 to %d characters.".formatted(MOST_OF_UID));
    }
    return database
        .query(
            """
            insert into roaming_token (partner_id, party, type, uid, ocpp_type, document)
            values (?, ?, ?, ?, ?, ?)
            on conflict (partner_id, party, type, uid_key) do update
               set uid = excluded.uid, document = excluded.document
            returning xmax = 0 as fresh
            """,
            row -> row.flag("fresh"),
            partner.id(),
            token.party().key(),
            token.type().name(),
            token.uid(),
            token.type().ocpp(),
            Json.text(token))
        .getFirst();
  }

  Optional<Token> find(UUID partner, Party party, String uid, TokenType type) {
    return database
        .query(
            "select * from roaming_token where partner_id = ? and party = ? and type = ?"
                + " and lower(uid) = lower(?)",
            Held::of,
            partner,
            party.key(),
            type.name(),
            uid)
        .stream()
        .findFirst()
        .map(Held::token);
  }

  /** Whose a presented token may be, who let it charge last first. */
  List<Held> presented(IdToken token) {
    TokenType type = TokenType.ofOcpp(token.type());
    String uid = token.idToken().toLowerCase(Locale.ROOT);
    return database.query(
        "select * from roaming_token where uid_key = ? and ocpp_type = ?"
            + " order by granted_until desc nulls last, authorized_at desc nulls last, partner_id",
        Held::of,
        type == TokenType.EMAID ? uid.replace("-", "") : uid,
        type.ocpp());
  }

  /** It was allowed to charge. */
  void authorized(UUID partner, Token token, AuthMethod method, @Nullable String reference) {
    database.update(
        "update roaming_token set authorized_at = ?, auth_method = ?, auth_reference = ?"
            + " where partner_id = ? and party = ? and type = ? and lower(uid) = lower(?)",
        clock.instant(),
        method.name(),
        reference,
        partner,
        token.party().key(),
        token.type().name(),
        token.uid());
  }

  /** Its provider has somebody start with it: it may, for a while, without being asked. */
  public void grant(Partner partner, Token token, @Nullable String reference) {
    put(partner, token);
    authorized(partner.id(), token, AuthMethod.COMMAND, reference);
    Instant until = clock.instant().plus(GRANT);
    database.update(
        "update roaming_token set granted_until = ?"
            + " where partner_id = ? and party = ? and type = ? and lower(uid) = lower(?)",
        until,
        partner.id(),
        token.party().key(),
        token.type().name(),
        token.uid());
  }
}
