package org.voltide.csms.desired;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What is wished of a station beside what it has. */
@Path("/api/v1/stations/{station}/desired")
@Tag(
    name = "Desired state",
    description = "What stations shall have, what they have, and what stands between.")
class DesiredResource {

  /**
   * A wish and the fact beside it.
   *
   * @param desired absent when the station is to lose it
   * @param actual absent when unknown
   */
  record DesiredView(
      String kind,
      String key,
      @JsonRawValue @Nullable String desired,
      @JsonRawValue @Nullable String actual,
      Desired.Status state,
      @Nullable String source,
      @Nullable String lastError,
      int attempts,
      Instant changedAt,
      @Nullable Instant nextTryAt,
      @Nullable Instant appliedAt) {}

  private final DesiredStore store;
  private final Map<String, DesiredKind> kinds = new HashMap<>();

  DesiredResource(DesiredStore store, @All List<DesiredKind> allKinds) {
    this.store = store;
    allKinds.forEach(kind -> kinds.put(kind.name(), kind));
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Everything wished of a station")
  public List<DesiredView> list(
      @PathParam("station") String station, @QueryParam("kind") @Nullable String kind) {
    Map<String, Map<String, String>> actual = new HashMap<>();
    return store.of(station, Optional.ofNullable(kind)).stream()
        .map(
            desired ->
                view(
                    desired,
                    actual.computeIfAbsent(
                        desired.kind(), name -> kind(name).actual(desired.stationId()))))
        .toList();
  }

  @PUT
  @Path("{kind}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Wish for something",
      description = "Replaces the wish with the same key. It is fulfilled while connected.")
  public DesiredView wish(
      @PathParam("station") String station, @PathParam("kind") String kind, String payload) {
    Wish wish = kind(kind).read(payload);
    store.wish(station, kind, wish);
    return list(station, kind).stream()
        .filter(view -> view.key().equals(wish.key()))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("desired state", wish.key()));
  }

  @DELETE
  @Path("{kind}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Wish for it no longer", description = "The station loses it.")
  public void remove(
      @PathParam("station") String station,
      @PathParam("kind") String kind,
      @QueryParam("key") String key) {
    if (!store.remove(station, kind, key)) {
      throw Problem.notFound("desired state", key);
    }
  }

  private DesiredKind kind(String name) {
    return Optional.ofNullable(kinds.get(name))
        .orElseThrow(() -> Problem.notFound("kind of desired state", name));
  }

  private static DesiredView view(Desired desired, Map<String, String> actual) {
    return new DesiredView(
        desired.kind(),
        desired.key(),
        desired.removed() ? null : desired.payload(),
        actual.get(desired.key()),
        desired.state(),
        desired.source(),
        desired.lastError(),
        desired.attempts(),
        desired.changedAt(),
        desired.state() == Desired.Status.APPLIED ? null : desired.nextTryAt(),
        desired.appliedAt());
  }
}
