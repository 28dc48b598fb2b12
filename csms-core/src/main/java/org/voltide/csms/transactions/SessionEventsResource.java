package org.voltide.csms.transactions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

/** What the station told of a session, event by event. */
@Path("/api/v1/sessions/{id}/events")
@Tag(name = "sessions")
public class SessionEventsResource {

  /** Before the first event. */
  private static final Place BEGINNING = new Place(-1, Instant.EPOCH);

  private final SessionQueries sessions;
  private final Database database;

  SessionEventsResource(SessionQueries sessions, Database database) {
    this.sessions = sessions;
    this.database = database;
  }

  private record Place(int seqNo, Instant at) {}

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "Transaction events of a session in the order of their sequence numbers",
      description = "`missing` says how many events right before one have not arrived.")
  public Page<SessionEvent> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
    if (sessions.find(id).isEmpty()) {
      throw Problem.notFound("session", id);
    }
    Place after = page.after(2).map(SessionEventsResource::place).orElse(BEGINNING);
    List<SessionEvent> events =
        database.query(
            SessionEvent.SELECT,
            SessionEvent::of,
            after.seqNo(),
            id,
            after.seqNo(),
            after.at(),
            page.rows());
    return Page.of(
        events, page, event -> List.of(Integer.toString(event.seqNo()), event.at().toString()));
  }

  private static Place place(List<String> key) {
    try {
      return new Place(Integer.parseInt(key.get(0)), Instant.parse(key.get(1)));
    } catch (NumberFormatException | DateTimeParseException wrong) {
      throw Problem.invalid("cursor", "This is no cursor of this list.");
    }
  }
}
