package org.voltide.csms.energy.control;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.need.NeedStore;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.transactions.SessionQueries;
import org.voltide.csms.transactions.SessionView;

/** Changes what a driver is promised. */
@Path("/api/v1/sessions/{id}/promise")
@Tag(name = "sessions")
public class PromiseResource {

  private final SiteReader reader;
  private final NeedStore needs;
  private final SiteControllers controllers;
  private final SessionQueries sessions;
  private final Clock clock;

  PromiseResource(
      SiteReader reader,
      NeedStore needs,
      SiteControllers controllers,
      SessionQueries sessions,
      Clock clock) {
    this.reader = reader;
    this.needs = needs;
    this.controllers = controllers;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** What is wished; what is absent stays as it was wished before. */
  public record Wish(
      @Nullable @DecimalMin("0") @DecimalMax("100") Double targetSocPercent,
      @Nullable Instant departure,
      @Nullable Boolean chargeNow) {

    DriverWish over(Optional<DriverWish> before) {
      return new DriverWish(
          targetSocPercent != null
              ? OptionalDouble.of(targetSocPercent)
              : before.map(DriverWish::targetSocPercent).orElse(OptionalDouble.empty()),
          Optional.ofNullable(departure).or(() -> before.flatMap(DriverWish::departure)),
          chargeNow != null ? chargeNow : before.map(DriverWish::chargeNow).orElse(false));
    }
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Change target, departure or haste; answers the session, planned anew")
  public SessionView change(@PathParam("id") UUID id, @Valid @NotNull Wish wish) {
    SessionFacts session = reader.session(id).orElseThrow(() -> Problem.notFound("session", id));
    if (session.endedAt().isPresent()) {
      throw Problem.conflict("Session %s has ended.".formatted(id));
    }
    Instant now = clock.instant();
    if (wish.departure() != null && !wish.departure().isAfter(now)) {
      throw Problem.invalid("/departure", "The departure must be in the future.");
    }
    needs.wish(id, wish.over(session.arrival().wish()), now);
    controllers.planNow(session.siteId(), Reason.PROMISE);
    return sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
  }
}
