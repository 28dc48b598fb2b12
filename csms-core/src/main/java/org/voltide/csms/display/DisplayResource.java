package org.voltide.csms.display;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.About;
import org.voltide.csms.tenants.Thing;
import org.voltide.ocpp.message.display.GetDisplayMessagesRequest;
import org.voltide.ocpp.message.display.MessagePriority;
import org.voltide.ocpp.message.display.MessageState;

/** What a station's display holds. What it shall hold is desired state. */
@Path("/api/v1/stations/{station}/display-messages")
@Tag(name = "Display messages")
@RunOnVirtualThread
class DisplayResource {
  private static final int MOST_IDS = 100;

  private final DisplayStore store;
  private final Operations operations;

  DisplayResource(DisplayStore store, Operations operations) {
    this.store = store;
    this.operations = operations;
  }

  /** Which messages are asked for; all when empty. */
  record Wanted(
      @Nullable @Size(min = 1, max = MOST_IDS) List<Integer> ids,
      @Nullable MessagePriority priority,
      @Nullable MessageState state) {
    boolean isAll() {
      return ids == null && priority == null && state == null;
    }
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @About(Thing.STATION)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Messages the station reported or accepted")
  public List<DisplayStore.HeldMessage> list(@PathParam("station") String station) {
    return store.of(station);
  }

  @POST
  @Path("report")
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Ask the station for its messages",
      description = "Answers with the operation that collects them (OCPP 2.1 O03, O04).")
  public Operation report(
      @PathParam("station") String station, @NotNull @jakarta.validation.Valid Wanted wanted) {
    if (wanted.isAll()) {
      store.forgetAll(station);
    }
    return operations.begin(
        station,
        Kind.DISPLAY_MESSAGES,
        id ->
            new GetDisplayMessagesRequest(
                id, wanted.ids(), wanted.priority(), wanted.state(), null),
        answer ->
            switch (answer.status()) {
              case Accepted -> new Reply.Coming();
              case Unknown -> new Reply.Nothing(answer.status().name());
            });
  }
}
