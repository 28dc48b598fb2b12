package org.voltide.csms.roaming.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerLog;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.roaming.push.Queue;
import org.voltide.csms.roaming.received.ReceivedObjects;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;

/** Roaming partners. */
@Path("/api/v1/roaming/partners")
@Tag(name = "Roaming")
@RunOnVirtualThread
class RoamingResource {
  private static final int MOST_LETTERS = 500;

  private final Partners partners;
  private final Registration registration;
  private final PartnerLog log;
  private final Outbox outbox;
  private final SharedObjects objects;
  private final ReceivedObjects received;
  private final Clock clock;

  RoamingResource(
      Partners partners,
      Registration registration,
      PartnerLog log,
      Outbox outbox,
      SharedObjects objects,
      ReceivedObjects received,
      Clock clock) {
    this.partners = partners;
    this.registration = registration;
    this.log = log;
    this.outbox = outbox;
    this.objects = objects;
    this.received = received;
    this.clock = clock;
  }

  /**
   * Who to roam with.
   *
   * @param versionsUrl of the partner, with the token it gave; neither: it is to register with us
   */
  record Wanted(
      @NotBlank @Size(max = 100) String name,
      @Nullable @Size(max = 255) @Pattern(regexp = "https?://[^/?#@\\s]+([/?#]\\S*)?")
          String versionsUrl,
      @Nullable @Size(min = 1, max = 64) String token,
      @Nullable V2gPolicy v2g) {
    @Override
    public String toString() {
      return "Wanted[" + name + "]";
    }
  }

  /**
   * A new partner.
   *
   * @param token to give it together with {@code versionsUrl}, shown only in this answer
   */
  record Made(PartnerView partner, @Nullable String token, @Nullable String versionsUrl) {
    @Override
    public String toString() {
      return "Made[" + partner.id() + "]";
    }
  }

  /** What operators may change. */
  record Changes(@NotNull Boolean paused, @NotNull V2gPolicy v2g) {}

  /** What to tell a partner again. */
  record Replay(@NotNull Kind kind, @Nullable Instant since) {}

  /** How much is told again. */
  record Replayed(int queued) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All partners with their health and what waits for them")
  public List<PartnerView> list() {
    Map<UUID, Queue> queues = outbox.queues();
    return partners.all().stream().map(p -> view(p, queues)).toList();
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One partner")
  public PartnerView get(@PathParam("id") UUID id) {
    return view(partners.demand(id));
  }

  private PartnerView view(Partner partner) {
    return view(partner, outbox.queues());
  }

  private PartnerView view(Partner partner, Map<UUID, Queue> queues) {
    return PartnerView.of(
        partner, queues.getOrDefault(partner.id(), Queue.EMPTY), received.taken(partner.id()));
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Register with a partner, or invite one",
      description =
          "With versionsUrl and token Voltide registers there at once (502 when that fails)."
              + " Without them the answer has a token and our address to give to the partner.")
  public Made make(@NotNull @Valid Wanted wanted) throws InterruptedException {
    V2gPolicy v2g = Optional.ofNullable(wanted.v2g()).orElse(V2gPolicy.CHARGE_ONLY);
    if (wanted.versionsUrl() == null && wanted.token() == null) {
      Registration.Invitation invitation = registration.invite(wanted.name(), v2g);
      return new Made(view(invitation.partner()), invitation.token(), invitation.versionsUrl());
    } else if (wanted.versionsUrl() == null) {
      throw Problem.invalid("/versionsUrl", "The token needs the address of its versions.");
    } else if (wanted.token() == null) {
      throw Problem.invalid("/token", "The address needs the token that the partner gave.");
    }
    return new Made(
        view(registration.begin(wanted.name(), v2g, wanted.versionsUrl(), wanted.token())),
        null,
        null);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Pause or resume what is sent to a partner, and set what it learns of discharge",
      description = "What waits stays in the queue. What the partner asks is answered still.")
  public PartnerView change(@PathParam("id") UUID id, @NotNull @Valid Changes changes) {
    partners.demand(id);
    partners.pause(id, changes.paused());
    partners.policy(id, changes.v2g());
    return view(partners.demand(id));
  }

  @POST
  @Path("{id}/renew")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Exchange new tokens, and learn anew what the partner offers")
  public PartnerView renew(@PathParam("id") UUID id) throws InterruptedException {
    return view(registration.renew(partners.demand(id)));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "End the registration; what was billed is kept")
  public PartnerView end(@PathParam("id") UUID id) throws InterruptedException {
    registration.end(partners.demand(id));
    return view(partners.demand(id));
  }

  @POST
  @Path("{id}/replay")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Tell a partner again what was shared since a time, or ever")
  public Replayed replay(@PathParam("id") UUID id, @NotNull @Valid Replay replay) {
    Partner partner = partners.demand(id);
    if (partner.endpoint(replay.kind().module(), "RECEIVER").isEmpty()) {
      throw Problem.conflict(
          "%s does not take %s.".formatted(partner.name(), replay.kind().module()));
    }
    Instant since = Optional.ofNullable(replay.since()).orElse(Instant.EPOCH);
    return new Replayed(objects.replay(id, replay.kind(), since, clock.instant()));
  }

  @GET
  @Path("{id}/queue")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What waits for a partner, what it refused most often first")
  public List<Outbox.Letter> queue(@PathParam("id") UUID id) {
    return outbox.letters(partners.demand(id).id(), MOST_LETTERS);
  }

  @GET
  @Path("{id}/messages")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Messages from and to a partner, the newest first")
  public Page<PartnerLog.Entry> messages(
      @PathParam("id") UUID id,
      @QueryParam("errors") @DefaultValue("false") boolean errors,
      @Valid @BeanParam PageQuery page) {
    return log.page(partners.demand(id).id(), errors, page);
  }
}
