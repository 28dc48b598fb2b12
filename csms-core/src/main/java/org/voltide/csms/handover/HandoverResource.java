package org.voltide.csms.handover;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

@Path("/api/v1/stations/{station}/handover")
@Tag(name = "Stations")
class HandoverResource {
  private final Database database;
  private final Clock clock;
  private final SecurityIdentity caller;

  HandoverResource(Database database, Clock clock, SecurityIdentity caller) {
    this.database = database;
    this.clock = clock;
    this.caller = caller;
  }

  /**
   * What is done.
   *
   * @param handedOver whether the station is in its owner's hands
   */
  record Progress(
      @NotNull @Size(max = 20) Set<@NotNull Check> done,
      @Nullable @Size(max = 2000) String note,
      boolean handedOver) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "What was checked of a station that is set up, and whether it is handed over")
  public Handover read(@PathParam("station") String station) {
    return database.query(Handover.SELECT, Handover::of, station).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("station", station));
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Set what was checked",
      description = "It is handed over once everything needed was; a charge is not needed.")
  public Handover set(@PathParam("station") String station, @NotNull @Valid Progress progress) {
    read(station);
    if (progress.handedOver()) {
      demandAll(progress.done());
    }
    Instant now = clock.instant();
    String who = caller.getPrincipal().getName();
    database.update(
        """
        insert into station_handover as h
               (station_id, checks, note, changed_at, changed_by, handed_over_at, handed_over_by)
        values (?, ?::json, ?, ?, ?, case when ? then ?::timestamptz end, case when ? then ? end)
        on conflict (station_id) do update
           set checks = excluded.checks, note = excluded.note,
               changed_at = excluded.changed_at, changed_by = excluded.changed_by,
               handed_over_at = case when excluded.handed_over_at is not null
                 then coalesce(h.handed_over_at, excluded.handed_over_at) end,
               handed_over_by = case when excluded.handed_over_at is not null
                 then coalesce(h.handed_over_by, excluded.handed_over_by) end
        """,
        station,
        Json.text(new TreeSet<>(progress.done())),
        progress.note(),
        now,
        who,
        progress.handedOver(),
        now,
        progress.handedOver(),
        who);
    return read(station);
  }

  private static void demandAll(Set<Check> done) {
    List<Check> missing =
        Arrays.stream(Check.values())
            .filter(check -> check.isNeeded() && !done.contains(check))
            .toList();
    if (!missing.isEmpty()) {
      throw Problem.invalid("/done", "Not checked yet: %s.".formatted(missing));
    }
  }
}
