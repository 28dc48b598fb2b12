package org.voltide.csms.firmware;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.firmware.Campaign.State;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/firmware-campaigns")
@Tag(name = "Firmware")
class CampaignResource {
  private static final int MOST_STATIONS = 10_000;

  private final CampaignStore store;
  private final Campaigns campaigns;
  private final FirmwareImages images;

  CampaignResource(CampaignStore store, Campaigns campaigns, FirmwareImages images) {
    this.store = store;
    this.campaigns = campaigns;
    this.images = images;
  }

  /** See {@link Campaign}; stations have their turns in the order given. */
  record NewCampaign(
      @NotBlank @Size(max = 200) String name,
      @NotNull UUID firmwareId,
      @NotNull @Size(min = 1, max = MOST_STATIONS) List<@NotNull String> stations,
      @Nullable @Min(0) Integer canary,
      @Nullable @Min(1) @Max(MOST_STATIONS) Integer maxInFlight,
      @Nullable @Min(0) Integer maxFailures,
      @Nullable @Min(1) @Max(8760) Integer patienceHours) {

    CampaignStep.Care care() {
      return new CampaignStep.Care(
          Optional.ofNullable(canary).orElse(1),
          Optional.ofNullable(maxInFlight).orElse(10),
          Optional.ofNullable(maxFailures).orElse(0));
    }
  }

  /** A campaign with what became of each station. */
  record CampaignDetail(Campaign campaign, List<CampaignMember> members) {}

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Update many stations",
      description = "Begins at once, with the first few; stations that are away wait.")
  public RestResponse<Campaign> create(@NotNull @Valid NewCampaign wanted) {
    images.ready(wanted.firmwareId());
    Campaign campaign =
        store.create(
            wanted.name(),
            wanted.firmwareId(),
            wanted.care(),
            Optional.ofNullable(wanted.patienceHours()).orElse(24),
            wanted.stations());
    campaigns.wake();
    return RestResponse.ResponseBuilder.<Campaign>created(
            URI.create("/api/v1/firmware-campaigns/" + campaign.id()))
        .entity(campaign)
        .build();
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Campaigns, the newest first")
  public Page<Campaign> list(@Valid @BeanParam PageQuery page) {
    return Page.of(store.list(page), page, last -> List.of(last.createdAt().toString()));
  }

  @GET
  @Path("{campaign}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One campaign with what became of each station")
  public CampaignDetail read(@PathParam("campaign") UUID id) {
    return new CampaignDetail(store.find(id), store.members(id));
  }

  @POST
  @Path("{campaign}/pause")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give no more stations their turn; updates under way go on")
  public Campaign pause(@PathParam("campaign") UUID id) {
    return changed(id, State.PAUSED, List.of(State.RUNNING));
  }

  @POST
  @Path("{campaign}/resume")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Go on; after a stop, the stations that failed have another turn")
  public Campaign resume(@PathParam("campaign") UUID id) {
    if (store.find(id).state() == State.STOPPED) {
      store.retryFailed(id);
    }
    Campaign resumed = changed(id, State.RUNNING, List.of(State.PAUSED, State.STOPPED));
    campaigns.wake();
    return resumed;
  }

  @POST
  @Path("{campaign}/cancel")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "End it; updates under way go on")
  public Campaign cancel(@PathParam("campaign") UUID id) {
    changed(id, State.CANCELLED, List.of(State.RUNNING, State.PAUSED, State.STOPPED));
    store.skipWaiting(id);
    return store.find(id);
  }

  private Campaign changed(UUID id, State to, List<State> from) {
    Campaign campaign = store.find(id);
    if (!store.change(id, to, null, from)) {
      throw Problem.conflict("The campaign is %s.".formatted(campaign.state()));
    }
    return store.find(id);
  }
}
