package org.voltide.csms.roaming.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Order;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerClient;
import org.voltide.csms.roaming.partners.PartnerClient.Question;
import org.voltide.csms.roaming.partners.PartnerFailure;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.partners.Recipient;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.remote.RemoteCommand.State;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;

/**
 * Has stations of partners do something (OCPI Commands, sender). A command is written down before
 * it is sent; its result comes later, to an address that nobody can guess, or not at all. Blocks.
 * Thread-safe.
 */
@Singleton
public class RemoteCommands {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(90);
  private static final int USUAL_TIMEOUT_S = 30;
  private static final int LONGEST_TIMEOUT_S = 600;

  /** For what is on its way when the time is over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final String SETTLE =
      "update roaming_remote_command set state = ?, result = ?, message = ?, settled_at = ?";

  private static final String WAS_ASKED =
      " where partner_id = ? and secret = ? and upper(party) = coalesce(?, upper(party))";

  private final Database database;
  private final RoamingSettings settings;
  private final Partners partners;
  private final PartnerClient client;
  private final Registration registration;
  private final Targets targets;
  private final Clock clock;

  public RemoteCommands(
      Database database,
      RoamingSettings settings,
      Partners partners,
      PartnerClient client,
      Registration registration,
      Targets targets,
      Clock clock) {
    this.database = database;
    this.settings = settings;
    this.partners = partners;
    this.client = client;
    this.registration = registration;
    this.targets = targets;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOK, "commands that partners do not answer", this::expire);
    rounds.every(SWEEP, "old commands to partners", this::forget);
  }

  /**
   * Asks a partner, and waits for its answer, which is not yet the result.
   *
   * @throws Problem 409 when the partner takes no commands or the token may not charge, 422 for
   *     what it did not tell us of
   */
  public RemoteCommand send(UUID partnerId, Wish wish, String askedBy) throws InterruptedException {
    Partner partner = partners.demand(partnerId);
    String url = endpoint(partner);
    Party party = targets.party(partner, wish);
    if (!partner.reaches(party)) {
      throw Problem.conflict("%s is not connected to its hub.".formatted(party));
    }
    UUID id = UUID.randomUUID();
    String secret = SecretFile.random();
    Order order = targets.order(wish, id, responseUrl(partner, secret));
    Instant now = clock.instant();
    database.update(
        "insert into roaming_remote_command (id, partner_id, party, type, wish, secret, asked_by,"
            + " asked_at, due_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED')",
        id,
        partnerId,
        party.toString(),
        wish.type(),
        Json.text(wish),
        secret,
        askedBy,
        now,
        now.plus(settings.patience()).plus(GRACE));
    Question question =
        Question.of("POST", url + "/" + wish.type(), partner.wire().write(order))
            .to(new Recipient.One(party));
    try {
      answered(id, client.ask(partner, question).data());
    } catch (PartnerFailure.Refused refused) {
      boolean unknown = refused.status() == PartnerFailure.Refused.TIMED_OUT;
      settle(id, unknown ? State.SILENT : State.FAILED, null, refused.getMessage());
    } catch (PartnerFailure unreachable) {
      settle(id, State.SILENT, null, unreachable.getMessage());
    }
    return demand(partnerId, id);
  }

  private String endpoint(Partner partner) {
    if (!settings.provider() || !partner.isCallable()) {
      throw Problem.conflict(
          "Commands are sent by providers (voltide.roaming.provider) to partners that are"
              + " registered and not paused.");
    }
    return partner
        .endpoint("commands", "RECEIVER")
        .map(url -> url.replaceAll("/+$", ""))
        .orElseThrow(() -> Problem.conflict("%s takes no commands.".formatted(partner.name())));
  }

  private String responseUrl(Partner partner, String secret) {
    return registration
        .versionsUrl()
        .replaceAll(
            "versions$",
            "%s/emsp/commands/%s".formatted(partner.wire().version().number(), secret));
  }

  /** The partner says whether it tries; the result may have come already. */
  private void answered(UUID id, JsonNode answer) {
    Outcome outcome;
    try {
      outcome = Outcome.of(answer);
    } catch (OcpiFault nothing) {
      settle(id, State.FAILED, null, "The partner's answer makes no sense.");
      return;
    }
    if (!outcome.isTaken()) {
      settle(id, State.FAILED, outcome.result(), outcome.message());
      return;
    }
    int timeout = answer.path("timeout").asInt(USUAL_TIMEOUT_S);
    database.update(
        "update roaming_remote_command set state = 'TAKEN', due_at = ?"
            + " where id = ? and state = 'ASKED'",
        clock.instant().plusSeconds(Math.clamp(timeout, 1, LONGEST_TIMEOUT_S)).plus(GRACE),
        id);
  }

  private void settle(UUID id, State state, @Nullable String result, @Nullable String message) {
    database.update(
        SETTLE + " where id = ? and state = 'ASKED'",
        state.name(),
        result,
        message,
        clock.instant(),
        id);
  }

  /**
   * Takes a result; the first counts, late or not.
   *
   * @throws OcpiFault when the partner was asked nothing of that kind
   */
  void result(Partner partner, String secret, JsonNode told) {
    Outcome outcome = Outcome.of(told);
    int settled =
        database.update(
            SETTLE + WAS_ASKED + " and state in ('ASKED', 'TAKEN', 'SILENT')",
            outcome.state().name(),
            outcome.result(),
            outcome.message(),
            clock.instant(),
            partner.id(),
            secret,
            partner.confinedTo());
    if (settled == 0 && !wasAsked(partner, secret)) {
      throw OcpiFault.notFound("You were not asked for this.");
    }
  }

  private boolean wasAsked(Partner partner, String secret) {
    return !database
        .query(
            "select id from roaming_remote_command" + WAS_ASKED,
            row -> row.id("id"),
            partner.id(),
            secret,
            partner.confinedTo())
        .isEmpty();
  }

  /** Waits no longer for what is due, be it that we were restarted meanwhile. */
  public void expire() {
    Instant now = clock.instant();
    database.update(
        SETTLE + " where state in ('ASKED', 'TAKEN') and due_at <= ?",
        State.SILENT.name(),
        null,
        "No result came in time.",
        now,
        now);
  }

  private void forget() {
    database.update(
        "delete from roaming_remote_command where asked_at < ?", clock.instant().minus(KEPT));
  }

  /**
   * @throws Problem 404
   */
  public RemoteCommand demand(UUID partner, UUID id) {
    return database
        .query(
            "select * from roaming_remote_command where id = ? and partner_id = ?",
            RemoteCommand::of,
            id,
            partner)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("command to this partner", id));
  }

  /** Those to a partner, the newest first. */
  public Page<RemoteCommand> page(UUID partner, PageQuery page) {
    Where where =
        new Where()
            .and("partner_id = ?", partner)
            .and("number < ?", page.afterNumber().orElse(null));
    List<RemoteCommand> found =
        database.query(
            "select * from roaming_remote_command" + where.sql() + " order by number desc limit ?",
            RemoteCommand::of,
            where.values(page.rows()));
    return Page.of(found, page, last -> List.of(Long.toString(last.number())));
  }
}
