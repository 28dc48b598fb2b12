package org.voltide.csms.messagelog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

/** Every frame to and from stations. */
@Path("/api/v1/messages")
@Tag(name = "Messages")
class MessageResource {
  private static final Duration UNLESS_SAID = Duration.ofHours(1);

  private final MessageQueries messages;
  private final Clock clock;

  MessageResource(MessageQueries messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Frames to and from all stations, newest first",
      description = "Of the last hour unless `from` says otherwise.")
  public Page<LoggedMessage> list(
      @Valid @BeanParam MessageFilter filter, @Valid @BeanParam PageQuery page) {
    return messages.since(
        Optional.ofNullable(filter.from).orElseGet(() -> clock.instant().minus(UNLESS_SAID)),
        filter,
        page);
  }
}
