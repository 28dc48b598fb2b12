package org.voltide.csms.messagelog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

/** Every frame to and from one station. */
@Path("/api/v1/stations/{station}/messages")
@Tag(name = "Messages")
class StationMessageResource {
  private final MessageQueries messages;

  StationMessageResource(MessageQueries messages) {
    this.messages = messages;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Frames to and from a station, newest first")
  public Page<LoggedMessage> list(
      @PathParam("station") String station,
      @Valid @BeanParam MessageFilter filter,
      @Valid @BeanParam PageQuery page) {
    return messages.of(station, filter, page);
  }
}
