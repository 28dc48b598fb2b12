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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.campaigns.Campaigns;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/firmware-campaigns")
@Tag(name = "Firmware")
class FirmwareCampaignResource {
  private final FirmwareCampaigns updates;
  private final Campaigns campaigns;
  private final FirmwareImages images;

  FirmwareCampaignResource(FirmwareCampaigns updates, Campaigns campaigns, FirmwareImages images) {
    this.updates = updates;
    this.campaigns = campaigns;
    this.images = images;
  }

  /** See {@link Campaign}; stations have their turns in the order given. */
  record NewUpdates(
      @NotBlank @Size(max = 200) String name,
      @NotNull UUID firmwareId,
      @NotNull @Size(min = 1, max = NewCampaign.MOST_STATIONS) List<@NotNull String> stations,
      @Nullable @Min(0) Integer canary,
      @Nullable @Min(1) @Max(NewCampaign.MOST_STATIONS) Integer maxInFlight,
      @Nullable @Min(0) Integer maxFailures,
      @Nullable @Min(1) @Max(8760) Integer patienceHours) {

    NewCampaign campaign() {
      return new NewCampaign(name, stations, canary, maxInFlight, maxFailures, patienceHours);
    }
  }

  /** A campaign with what became of each station. */
  record CampaignDetail(FirmwareCampaign campaign, List<FirmwareCampaignMember> members) {}

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Update many stations",
      description = "Begins at once, with the first few; stations that are away wait.")
  public RestResponse<FirmwareCampaign> create(@NotNull @Valid NewUpdates wanted) {
    images.ready(wanted.firmwareId());
    UUID id = updates.create(wanted.campaign(), wanted.firmwareId());
    campaigns.wake();
    return RestResponse.ResponseBuilder.<FirmwareCampaign>created(
            URI.create("/api/v1/firmware-campaigns/" + id))
        .entity(find(id))
        .build();
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Campaigns, the newest first")
  public Page<FirmwareCampaign> list(@Valid @BeanParam PageQuery page) {
    return Page.of(
        updates.table().list(page, FirmwareCampaign::of),
        page,
        last -> List.of(last.campaign().createdAt().toString()));
  }

  @GET
  @Path("{campaign}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One campaign with what became of each station")
  public CampaignDetail read(@PathParam("campaign") UUID id) {
    return new CampaignDetail(find(id), updates.members(id));
  }

  @POST
  @Path("{campaign}/pause")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give no more stations their turn; updates under way go on")
  public FirmwareCampaign pause(@PathParam("campaign") UUID id) {
    updates.table().pause(id);
    return find(id);
  }

  @POST
  @Path("{campaign}/resume")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Go on; after a stop, the stations that failed have another turn")
  public FirmwareCampaign resume(@PathParam("campaign") UUID id) {
    updates.table().resume(id);
    campaigns.wake();
    return find(id);
  }

  @POST
  @Path("{campaign}/retry")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give the stations that failed another turn")
  public FirmwareCampaign retry(@PathParam("campaign") UUID id) {
    updates.table().retry(id);
    campaigns.wake();
    return find(id);
  }

  @POST
  @Path("{campaign}/cancel")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "End it; updates under way go on")
  public FirmwareCampaign cancel(@PathParam("campaign") UUID id) {
    updates.table().cancel(id);
    return find(id);
  }

  private FirmwareCampaign find(UUID id) {
    return updates.table().find(id, FirmwareCampaign::of);
  }
}
