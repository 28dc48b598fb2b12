package org.voltide.csms.payments.adhoc;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.CallerAddress;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Throttle;

/**
 * For drivers who pay without a contract; a header carries the secret: addresses end up in logs.
 */
@Path("/api/v1/pay")
@Tag(name = "Payments")
@RunOnVirtualThread
class PayPageResource {

  private static final String SECRET = "Payment-Secret";

  /** Phones share the addresses of their networks. */
  private static final int LOOKS_PER_MINUTE = 600;

  private static final int PAYMENTS_PER_MINUTE = 30;

  private final Desk desk;
  private final CallerAddress callers;
  private final Throttle looks = new Throttle(LOOKS_PER_MINUTE, InstantSource.system());
  private final Throttle payments = new Throttle(PAYMENTS_PER_MINUTE, InstantSource.system());

  PayPageResource(Desk desk, CallerAddress callers) {
    this.desk = desk;
    this.callers = callers;
  }

  @GET
  @Path("offers/{station}/{evse}")
  @PermitAll
  @Operation(summary = "What a driver without a contract pays at an EVSE now")
  public Desk.Offer offer(
      @PathParam("station") String station,
      @PathParam("evse") int evse,
      @Context HttpServerRequest from) {
    demand(looks, from);
    return desk.offer(station, evse);
  }

  @POST
  @Path("offers/{station}/{evse}")
  @PermitAll
  @Operation(
      summary = "Begin to pay: answers the provider's page and the secret of the payment",
      description = "409: no car can begin there now. 429: asked too often, also by others.")
  public Desk.Begun begin(
      @PathParam("station") String station,
      @PathParam("evse") int evse,
      @Context HttpServerRequest from)
      throws InterruptedException {
    demand(payments, from);
    return desk.begin(station, evse);
  }

  @GET
  @Path("payment")
  @PermitAll
  @Operation(summary = "What became of a payment")
  public Desk.View read(
      @HeaderParam(SECRET) @DefaultValue("") String secret, @Context HttpServerRequest from) {
    demand(looks, from);
    return desk.view(parsed(secret));
  }

  @POST
  @Path("payment/stop")
  @PermitAll
  @Operation(summary = "Ask the station to stop (OCPP 2.x F03)")
  public Desk.View stop(
      @HeaderParam(SECRET) @DefaultValue("") String secret, @Context HttpServerRequest from) {
    demand(looks, from);
    return desk.stop(parsed(secret));
  }

  private void demand(Throttle throttle, HttpServerRequest from) {
    if (!throttle.allows(callers.of(from))) {
      throw Problem.tooMany("Too often: wait a minute.");
    }
  }

  private static UUID parsed(String secret) {
    try {
      return UUID.fromString(secret);
    } catch (IllegalArgumentException none) {
      throw Problem.notFound("such", "payment");
    }
  }
}
