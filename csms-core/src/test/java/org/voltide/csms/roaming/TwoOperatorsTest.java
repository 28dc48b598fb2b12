package org.voltide.csms.roaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorization.Presented;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.roaming.commands.CommandsModule;
import org.voltide.csms.roaming.commands.Orders;
import org.voltide.csms.roaming.commands.StationOrders;
import org.voltide.csms.roaming.model.Cdr;
import org.voltide.csms.roaming.model.Price;
import org.voltide.csms.roaming.ocpi.RoamingWorld;
import org.voltide.csms.roaming.offered.OfferedTokens;
import org.voltide.csms.roaming.offered.OfferedTokensModule;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.push.Courier;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.roaming.received.Received;
import org.voltide.csms.roaming.received.ReceivedCdrs;
import org.voltide.csms.roaming.received.ReceivedLocations;
import org.voltide.csms.roaming.received.ReceivedObjects;
import org.voltide.csms.roaming.received.ReceivedSessions;
import org.voltide.csms.roaming.received.ReceivedTariffs;
import org.voltide.csms.roaming.remote.RemoteCommand;
import org.voltide.csms.roaming.remote.RemoteCommands;
import org.voltide.csms.roaming.remote.ResultsModule;
import org.voltide.csms.roaming.remote.Targets;
import org.voltide.csms.roaming.remote.Wish;
import org.voltide.csms.roaming.sessions.SessionPublisher;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.tokens.PartnerAuthorizer;
import org.voltide.csms.roaming.tokens.RoamingTokens;
import org.voltide.csms.roaming.tokens.TokensModule;
import org.voltide.csms.roaming.wire.OcpiVersion;
import org.voltide.csms.roaming.wire.Wire;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorResponse;
import org.voltide.ocpp.message.remotecontrol.UnlockStatus;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

/** A driver of one Voltide charges and discharges at another: both have the same books. */
class TwoOperatorsTest {
  private final RoamingWorld operator = new RoamingWorld();
  private final RoamingWorld provider = RoamingWorld.ofProvider("PRV");
  private final RoamingTokens guests = new RoamingTokens(operator.database, operator.clock);
  private final PartnerAuthorizer authorizer =
      new PartnerAuthorizer(
          guests, operator.partners, operator.client, operator.objects, operator.clock);
  private final OfferedTokens offered =
      new OfferedTokens(provider.database, provider.settings, provider.clock);
  private final ReceivedObjects received =
      new ReceivedObjects(provider.database, provider.settings, provider.clock);

  @BeforeEach
  void register() throws InterruptedException {
    operator.serve(new TokensModule(guests));
    provider.serve(new OfferedTokensModule(offered, provider.objects, provider.registration));
    provider.serve(new ReceivedLocations(received));
    provider.serve(new ReceivedTariffs(received));
    provider.serve(new ReceivedSessions(received));
    provider.serve(new ReceivedCdrs(received, provider.registration));
    Registration.Invitation invitation =
        operator.registration.invite("Provider", V2gPolicy.EXTENDED);
    provider.registration.begin(
        "Operator", V2gPolicy.CHARGE_ONLY, invitation.versionsUrl(), invitation.token());
    provider.database.update(
        "insert into token (id, id_token, type, created_at) values (?, '04AA', 'ISO14443', ?)",
        UUID.randomUUID(),
        provider.clock.instant());
  }

  @AfterEach
  void close() {
    authorizer.close();
    operator.close();
    provider.close();
  }

  private static void deliver(RoamingWorld world) throws InterruptedException {
    Courier courier =
        new Courier(
            world.settings,
            world.partners,
            world.client,
            world.objects,
            new Outbox(world.database, world.clock));
    for (Partner partner : world.partners.all()) {
      courier.deliver(partner.id());
    }
  }

  private JsonNode only(Kind kind) {
    List<Received> all = received.page(kind, null, false, new PageQuery()).items();
    assertThat(all).as(kind.name()).hasSize(1);
    return all.getFirst().document();
  }

  private UUID charge() {
    UUID id = UUID.randomUUID();
    operator.database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id,
               connector_id, id_token, token_type, started_at, ended_at, seq_nos, energy_in_wh,
               energy_out_wh, total_cost, sampled_at, changed_at)
        values (?, 'CS-1', 'T1', 'depot', 1, 1, '04AA', 'ISO14443', ?, ?, '{}', 23456.7, 8123.4,
                17.8899, ?, ?)
        """,
        id,
        operator.clock.instant().minus(Duration.ofHours(3)),
        operator.clock.instant(),
        operator.clock.instant(),
        operator.clock.instant());
    return id;
  }

  @Test
  void placeSessionBillAndPriceAgree() throws Exception {
    operator.publisher.publish();
    deliver(operator);
    JsonNode location = only(Kind.LOCATION);
    assertThat(location.path("id").asText()).isEqualTo("depot");
    assertThat(location.at("/evses/0/capabilities").toString()).contains("BIDIRECTIONAL_CHARGING");
    assertThat(only(Kind.TARIFF).path("currency").asText()).isEqualTo("EUR");

    offered.publish();
    deliver(provider);
    IdToken card = new IdToken("04aa", "ISO14443", null, null);
    Optional<IdTokenInfo> verdict =
        authorizer
            .ask(new Presented(card, "depot", "CS-1"))
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
    assertThat(verdict.map(IdTokenInfo::status)).contains(AuthorizationStatus.Accepted);

    UUID session = charge();
    SessionPublisher sessions =
        new SessionPublisher(operator.database, operator.settings, operator.clock);
    sessions.publish();
    operator.clock.pass(Duration.ofMinutes(6));
    sessions.publish();
    deliver(operator);

    JsonNode told = only(Kind.SESSION);
    assertThat(told.path("id").asText()).isEqualTo(session.toString());
    assertThat(told.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(told.path("auth_method").asText()).isEqualTo("AUTH_REQUEST");
    assertThat(total(told)).isEqualByComparingTo("17.8899");
    JsonNode bill = only(Kind.CDR);
    Cdr booked =
        (Cdr) operator.objects.find(Kind.CDR, bill.path("id").asText()).orElseThrow().document();
    Wire wire = Wire.of(OcpiVersion.V2_3_0);
    assertThat(bill).hasToString(wire.write(booked).toString());
    assertThat(total(bill))
        .isEqualByComparingTo("17.8899")
        .isEqualByComparingTo(booked.totalCost().total());
    assertThat(bill.path("total_energy_import").decimalValue()).isEqualByComparingTo("23.4567");
    assertThat(bill.path("total_energy_export").decimalValue()).isEqualByComparingTo("8.1234");
    assertThat(bill.path("session_id").asText()).isEqualTo(session.toString());
  }

  /** A station that does what it is asked, or not. */
  private record Lock(UnlockStatus status) implements StationLink {
    @Override
    @SuppressWarnings("unchecked") // The test asks for nothing else.
    public <R extends Response> CompletionStage<CallOutcome<R>> call(
        String stationId, Request<R> request) {
      assertThat(request).isEqualTo(new UnlockConnectorRequest(1, 1, null));
      return CompletableFuture.completedFuture(
          new CallOutcome.Answered<>((R) new UnlockConnectorResponse(status, null, null)));
    }

    @Override
    public Optional<StationConnection> connection(String stationId) {
      return Optional.empty();
    }
  }

  private RemoteCommand unlock(UnlockStatus status) throws InterruptedException {
    StationOrders stations =
        new StationOrders(
            operator.objects,
            guests,
            null,
            null,
            new Commands(new Lock(status), operator.database),
            operator.database);
    Outbox outbox = new Outbox(operator.database, operator.clock);
    operator.serve(
        new CommandsModule(new Orders(operator.database, outbox, stations, operator.clock)));
    RemoteCommands remote =
        new RemoteCommands(
            provider.database,
            provider.settings,
            provider.partners,
            provider.client,
            provider.registration,
            new Targets(received, offered, provider.database),
            provider.clock);
    provider.serve(new ResultsModule(remote));
    Partner partner = provider.partners.all().getFirst();
    provider.registration.renew(partner);
    RemoteCommand taken =
        remote.send(partner.id(), new Wish.Unlock("depot", "CS-1-1", "1", null), "anna");
    assertThat(taken.state()).isNotEqualTo(RemoteCommand.State.FAILED);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              deliver(operator);
              return remote.demand(partner.id(), taken.id()).settledAt() != null;
            });
    return remote.demand(partner.id(), taken.id());
  }

  @Test
  void theProviderUnlocksAConnectorOfTheOperator() throws InterruptedException {
    operator.publisher.publish();
    deliver(operator);
    assertThat(unlock(UnlockStatus.Unlocked).state()).isEqualTo(RemoteCommand.State.DONE);
  }

  @Test
  void theProviderLearnsThatTheStationWouldNot() throws InterruptedException {
    operator.publisher.publish();
    deliver(operator);
    RemoteCommand refused = unlock(UnlockStatus.UnlockFailed);
    assertThat(refused.state()).isEqualTo(RemoteCommand.State.FAILED);
    assertThat(refused.result()).isEqualTo("REJECTED");
    assertThat(refused.message()).contains("UnlockFailed");
  }

  private static BigDecimal total(JsonNode document) {
    return Wire.of(OcpiVersion.V2_3_0).read(document.path("total_cost"), Price.class).total();
  }
}
