package org.voltide.csms.roaming.partners;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.roaming.model.Endpoint;
import org.voltide.csms.roaming.model.PartnerRole;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.wire.OcpiVersion;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Keeps the partners; the tokens that we show them are encrypted. Thread-safe. */
@Singleton
public class Partners {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLED = 12;
  private static final int FIRST_TO_START = 1;

  private static final String SELECT =
      """
      select p.*,
             coalesce((select json_agg(json_build_object(
                                'countryCode', c.country_code, 'partyId', c.party_id,
                                'role', c.role, 'status', c.status,
                                'lastUpdated', c.last_updated)
                              order by c.party, c.role)
                         from roaming_hub_client c where c.partner_id = p.id)::text, '[]')
               as clients
        from roaming_partner p
      """;

  private final Database database;
  private final SecretBox secrets;
  private final Clock clock;

  public Partners(Database database, SecretBox secrets, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Before anybody can be called. */
  void start(@Observes @Priority(FIRST_TO_START) StartupEvent event) {
    closeTokens();
  }

  /** Encrypts what an older version left in clear. */
  public void closeTokens() {
    database.transact(
        statements ->
            statements
                .query(
                    "select id, token_out from roaming_partner"
                        + " where token_out is not null for update",
                    row -> Map.entry(row.id("id"), row.text("token_out")))
                .forEach(
                    clear ->
                        statements.update(
                            "update roaming_partner set token_out_closed = ?, token_out = null"
                                + " where id = ?",
                            secrets.close(clear.getValue()),
                            clear.getKey())));
  }

  /** What both sides agreed on. */
  record Agreement(
      OcpiVersion version,
      String versionsUrl,
      List<Endpoint> endpoints,
      List<PartnerRole> roles,
      @Nullable Party hub,
      String tokenOut,
      boolean plainToken) {}

  /** A partner and the token that it showed. */
  public record Caller(Partner partner, String token) {
    @Override
    public String toString() {
      return partner.toString();
    }
  }

  public List<Partner> all() {
    return database.query(SELECT + " order by created_at, id", this::read);
  }

  /** Those that may be called. */
  public List<Partner> callable() {
    return all().stream().filter(Partner::isCallable).toList();
  }

  public Optional<Partner> find(UUID id) {
    return database.query(SELECT + " where id = ?", this::read, id).stream().findFirst();
  }

  private Partner read(Row row) {
    return Partner.of(row, row.maybeBytes("token_out_closed").map(secrets::open).orElse(null));
  }

  /**
   * @throws Problem 404
   */
  public Partner demand(UUID id) {
    return find(id).orElseThrow(() -> Problem.notFound("roaming partner", id));
  }

  /** Who shows such a header; empty when nobody may. */
  public Optional<Caller> showing(@Nullable String header) {
    for (String token : AccessToken.candidates(header)) {
      List<Partner> found =
          database.query(
              SELECT + " where ? in (token_in_hash, token_next_hash)" + " and state <> 'ENDED'",
              this::read,
              (Object) AccessToken.hash(token));
      if (!found.isEmpty()) {
        return Optional.of(new Caller(found.getFirst(), token));
      }
    }
    return Optional.empty();
  }

  Partner invite(String name, V2gPolicy v2g, String tokenIn) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    database.update(
        "insert into roaming_partner (id, name, state, v2g, token_in_hash, created_at, retry_at)"
            + " values (?, ?, 'INVITED', ?, ?, ?, ?)",
        id,
        name,
        v2g.name(),
        AccessToken.hash(tokenIn),
        now,
        now);
    return demand(id);
  }

  /** From now on it shows this token only. */
  void expect(UUID id, String tokenIn) {
    database.update(
        "update roaming_partner set token_in_hash = ?, token_next_hash = null where id = ?",
        AccessToken.hash(tokenIn),
        id);
  }

  /** It may show this token, too: whether it has it is not known yet. */
  void expectAlso(UUID id, String tokenIn) {
    database.update(
        "update roaming_partner set token_next_hash = ? where id = ?",
        AccessToken.hash(tokenIn),
        id);
  }

  /** How it is called before anything is agreed on. */
  void reach(UUID id, String versionsUrl, String tokenOut) {
    database.update(
        "update roaming_partner set versions_url = ?, token_out_closed = ? where id = ?",
        versionsUrl,
        secrets.close(tokenOut),
        id);
  }

  /** Nothing came of it. */
  void forget(UUID id) {
    database.transact(
        statements -> {
          statements.update("delete from roaming_message where partner_id = ?", id);
          statements.update("delete from roaming_partner where id = ?", id);
        });
  }

  Partner register(UUID id, Agreement agreement) {
    Instant now = clock.instant();
    database.update("delete from roaming_fetch where partner_id = ?", id);
    database.update(
        """
        update roaming_partner
           set state = 'REGISTERED', version = ?, versions_url = ?, endpoints = ?,
               roles = ?, hub = ?, clients_next = null, token_out_closed = ?, plain_token = ?, registered_at = ?, failures = 0,
               retry_at = ?, tokens_at = null, tokens_next = null
         where id = ?
        """,
        agreement.version().number(),
        agreement.versionsUrl(),
        Json.text(agreement.endpoints()),
        Json.text(agreement.roles()),
        Optional.ofNullable(agreement.hub()).map(Party::toString).orElse(null),
        secrets.close(agreement.tokenOut()),
        agreement.plainToken(),
        now,
        now,
        id);
    return demand(id);
  }

  /**
   * It may not call and is not called any more; what it was sent and billed stays. What it let its
   * drivers' sessions draw limits them no more, since it could not be asked to lift that.
   */
  void end(UUID id) {
    database.transact(
        statements -> {
          statements.update(
              "update roaming_partner set state = 'ENDED', token_in_hash = null,"
                  + " token_next_hash = null, token_out_closed = null,"
                  + " endpoints = '[]' where id = ?",
              id);
          statements.update("delete from roaming_outbox where partner_id = ?", id);
          statements.update("delete from roaming_hub_client where partner_id = ?", id);
          statements.update(
              "delete from session_limit where session_id in"
                  + " (select session_id from roaming_session where partner_id = ?)",
              id);
        });
  }

  public void pause(UUID id, boolean paused) {
    database.update(
        "update roaming_partner set paused = ?, failures = 0, retry_at = ? where id = ?",
        paused,
        clock.instant(),
        id);
  }

  public void policy(UUID id, V2gPolicy v2g) {
    database.update("update roaming_partner set v2g = ? where id = ?", v2g.name(), id);
  }

  void answered(UUID id) {
    database.update(
        "update roaming_partner set failures = 0, contact_at = ?, retry_at = ? where id = ?",
        clock.instant(),
        clock.instant(),
        id);
  }

  /** It could not be reached; the pause doubles up to an hour. */
  void unreachable(Partner partner, String why) {
    database.update(
        "update roaming_partner set failures = failures + 1, retry_at = ?, last_error = ?,"
            + " last_error_at = ? where id = ?",
        clock.instant().plus(pause(partner.failures())),
        why,
        clock.instant(),
        partner.id());
  }

  /** It answered, but not as it should have. */
  void strayed(UUID id, String why) {
    database.update(
        "update roaming_partner set last_error = ?, last_error_at = ? where id = ?",
        why,
        clock.instant(),
        id);
  }

  /** How long to wait after so many failures before. */
  public static Duration pause(int failures) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLED));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
