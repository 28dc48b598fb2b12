package org.voltide.csms.platform;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/events")
@Tag(name = "System")
class EventsResource {

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  @Inject LiveEvents events;
  @Inject Confinement confinement;
  @Inject SecurityIdentity identity;

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Live changes",
      description =
          "Each event is named by its topic; its data is the resource as JSON. Tenants hear of"
              + " their sites; a stream of theirs ends when these change. Every stream ends within"
              + " seconds of the key or login it was opened with, and when the role changes.")
  public Multi<OutboundSseEvent> listen(
      @QueryParam("topics") @Nullable String topics, @Context Sse sse) {
    int version = events.version();
    LiveEvents.Audience audience = new LiveEvents.Audience(confinement.sites(), version);
    Multi<OutboundSseEvent> changes =
        events
            .listen(wanted(topics), audience, identity.getAttribute(Standing.ATTRIBUTE))
            .map(
                event ->
                    sse.newEventBuilder()
                        .name(event.topic())
                        .data(String.class, event.data())
                        .build());
    Multi<OutboundSseEvent> comments =
        Multi.createFrom()
            .ticks()
            .every(SIGN_OF_LIFE)
            .onOverflow()
            .drop()
            .map(_ -> sse.newEventBuilder().comment("alive").build());
    return Multi.createBy().merging().streams(comments, changes);
  }

  private static Set<String> wanted(@Nullable String topics) {
    if (topics == null || topics.isBlank()) {
      return LiveEvents.TOPICS;
    }
    Set<String> names = new TreeSet<>(Arrays.asList(topics.split(",", -1)));
    names.stream()
        .filter(name -> !LiveEvents.TOPICS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw Problem.invalid("topics", "There is no topic %s.".formatted(name));
            });
    return names;
  }
}
