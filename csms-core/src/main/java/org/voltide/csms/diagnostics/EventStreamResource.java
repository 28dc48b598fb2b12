package org.voltide.csms.diagnostics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.diagnostics.EventStreams.EventStream;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;
import org.voltide.ocpp.message.diagnostics.AdjustPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.ConstantStreamData;
import org.voltide.ocpp.message.diagnostics.GetPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.PeriodicEventStreamParams;
import org.voltide.ocpp.message.type.GenericStatus;

@Path("/api/v1/stations/{station}/event-streams")
@Tag(name = "Diagnostics")
@RunOnVirtualThread
class EventStreamResource {
  private final Database database;
  private final EventStreams streams;
  private final Commands commands;
  private final Clock clock;

  EventStreamResource(Database database, EventStreams streams, Commands commands, Clock clock) {
    this.database = database;
    this.streams = streams;
    this.commands = commands;
    this.clock = clock;
  }

  /** How often a stream sends. */
  record Pace(@Nullable @Min(0) Integer intervalSeconds, @Nullable @Min(0) Integer maxValues) {}

  /** A value of a stream. */
  record Sample(Instant at, int variableMonitoringId, String value) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Streams the station opened")
  public List<EventStream> list(@PathParam("station") String station) {
    return database.query(
        "select * from event_stream where station_id = ? order by stream_id",
        EventStream::of,
        station);
  }

  @POST
  @Path("refresh")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Ask the station which streams are open",
      description = "Those it does not name are closed (OCPP 2.1 N12).")
  public List<EventStream> refresh(@PathParam("station") String station) {
    var answer = commands.ask(station, new GetPeriodicEventStreamRequest(null));
    List<ConstantStreamData> open =
        Optional.ofNullable(answer.constantStreamData()).orElse(List.of());
    Instant now = clock.instant();
    database.transact(
        statements -> {
          list(station).stream()
              .map(EventStream::id)
              .filter(id -> open.stream().noneMatch(stream -> stream.id() == id))
              .forEach(id -> streams.close(statements, station, id, now));
          open.forEach(stream -> streams.open(statements, station, stream, now));
        });
    return list(station);
  }

  @PUT
  @Path("{stream}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Change how often a stream sends (OCPP 2.1 N14)")
  public void adjust(
      @PathParam("station") String station,
      @PathParam("stream") int stream,
      @NotNull @Valid Pace pace) {
    var params = new PeriodicEventStreamParams(pace.intervalSeconds(), pace.maxValues(), null);
    var answer = commands.ask(station, new AdjustPeriodicEventStreamRequest(stream, params, null));
    if (answer.status() != GenericStatus.Accepted) {
      throw Outcomes.refused(station, answer.status(), answer.statusInfo());
    }
    database.update(
        "update event_stream set interval_seconds = ?, max_values = ?"
            + " where station_id = ? and stream_id = ?",
        pace.intervalSeconds(),
        pace.maxValues(),
        station,
        stream);
  }

  @GET
  @Path("{stream}/samples")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Values of a stream, the newest first")
  public Page<Sample> samples(
      @PathParam("station") String station,
      @PathParam("stream") int stream,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @Valid @BeanParam PageQuery page) {
    Where where =
        new Where()
            .and("station_id = ?", station)
            .and("stream_id = ?", stream)
            .and("at >= ?", from)
            .and("at < ?", to)
            .and("at < ?", page.afterInstant().orElse(null));
    List<Sample> found =
        database.query(
            "select at, variable_monitoring_id, value from event_stream_sample"
                + where.sql()
                + " order by at desc limit ?",
            row ->
                new Sample(
                    row.instant("at"), row.whole("variable_monitoring_id"), row.text("value")),
            where.values(page.rows()));
    return Page.of(found, page, last -> List.of(last.at().toString()));
  }
}
