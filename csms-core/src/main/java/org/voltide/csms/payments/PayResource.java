package org.voltide.csms.payments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.authorization.NotifyWebPaymentStartedRequest;

/** Where the QR codes of stations lead drivers (OCPP 2.1 C25). */
@Path("/api/v1/pay")
@Tag(name = "Payments")
@RunOnVirtualThread
class PayResource {
  private static final String CONTROLLER = "WebPaymentsCtrlr";
  private static final String VERSION = "v1";
  private static final int SHORTEST_PASSWORD = 4;
  private static final int LONGEST_PASSWORD = 64;

  /** Stations that go by one name in their QR codes; more than a few share it by mistake. */
  private static final String CALLED =
      "select station_id from station_variable"
          + " where key = 'webpaymentsctrlr/chargingstationid' and value = ?"
          + " order by station_id limit 10";

  private final PaymentSettings settings;
  private final Database database;
  private final DeviceModel devices;
  private final Commands commands;
  private final Clock clock;

  PayResource(
      PaymentSettings settings,
      Database database,
      DeviceModel devices,
      Commands commands,
      Clock clock) {
    this.settings = settings;
    this.database = database;
    this.devices = devices;
    this.commands = commands;
    this.clock = clock;
  }

  @GET
  @Path("{station}/{evse}/{totp}/{version}")
  @PermitAll
  @Operation(
      summary = "Begin to pay on the web with the QR code that a station shows (OCPP 2.1 C25)",
      description =
          "The station holds the EVSE, and the driver is led to the payment service's page with"
              + " the parameters station, evse, maxtime (s), maxenergy (Wh) and maxcost.")
  public Response pay(
      @PathParam("station") String name,
      @PathParam("evse") @Min(1) int evse,
      @PathParam("totp") String totp,
      @PathParam("version") String version,
      @QueryParam("maxtime") @Min(1) @Nullable Integer maxTime,
      @QueryParam("maxenergy") @Min(1) @Nullable Integer maxEnergy,
      @QueryParam("maxcost") @DecimalMin("0") @Nullable BigDecimal maxCost) {
    URI page = settings.page().orElseThrow(() -> Problem.notFound("web payment at", name));
    String station =
        stations(name)
            .filter(_ -> version.equals(VERSION))
            .filter(one -> isShownBy(one, totp))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("such QR code at", name));
    commands.ask(
        station, new NotifyWebPaymentStartedRequest(evse, (int) settings.hold().toSeconds(), null));
    UriBuilder to =
        UriBuilder.fromUri(page).queryParam("station", station).queryParam("evse", evse);
    add(to, "maxtime", maxTime);
    add(to, "maxenergy", maxEnergy);
    add(to, "maxcost", maxCost);
    return Response.seeOther(to.build()).build();
  }

  /** A QR code names the station as it was told to, by its identity if it was not (C25). */
  private Stream<String> stations(String name) {
    return Stream.concat(
        Stream.of(name),
        database.query(CALLED, row -> row.text("station_id"), StorableText.of(name)).stream());
  }

  private boolean isShownBy(String station, String totp) {
    return passwords(station).filter(p -> p.accepts(totp, clock.instant())).isPresent();
  }

  /** What the station has told of how it makes them. */
  private Optional<Totp> passwords(String station) {
    Optional<String> secret =
        devices.value(station, VariableAddress.of(CONTROLLER, "SharedSecret"));
    Optional<Integer> validity = number(station, "ValidityTime").filter(seconds -> seconds > 0);
    Optional<Integer> length =
        number(station, "Length").filter(l -> l >= SHORTEST_PASSWORD && l <= LONGEST_PASSWORD);
    return secret
        .filter(text -> !text.isEmpty() && validity.isPresent() && length.isPresent())
        .map(text -> new Totp(text, Duration.ofSeconds(validity.get()), length.get()));
  }

  private Optional<Integer> number(String station, String variable) {
    return devices.number(station, VariableAddress.of(CONTROLLER, variable));
  }

  private static void add(UriBuilder to, String name, @Nullable Object value) {
    if (value != null) {
      to.queryParam(name, value);
    }
  }
}
