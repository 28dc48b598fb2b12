package org.voltide.csms.stationcertificates;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.voltide.csms.campaigns.Campaigns;
import org.voltide.csms.campaigns.NewCampaign;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/renewal-campaigns")
@Tag(name = "Certificates")
@RunOnVirtualThread
class RenewalCampaignResource {
  private static final int PER_HOUR = 500;

  private final RenewalCampaigns renewals;
  private final Campaigns campaigns;

  RenewalCampaignResource(RenewalCampaigns renewals, Campaigns campaigns) {
    this.renewals = renewals;
    this.campaigns = campaigns;
  }

  /**
   * See {@link RenewalCampaign} and {@link NewCampaign}; stations have their turns in the order
   * given.
   *
   * @param maxPerHour 500 when absent
   */
  record NewRenewals(
      @NotBlank @Size(max = 200) String name,
      @NotNull StationUse certificateType,
      @NotNull @Size(min = 1, max = NewCampaign.MOST_STATIONS) List<@NotNull String> stations,
      @Nullable @Min(0) Integer canary,
      @Nullable @Min(1) @Max(NewCampaign.MOST_STATIONS) Integer maxInFlight,
      @Nullable @Min(1) @Max(NewCampaign.MOST_STATIONS) Integer maxPerHour,
      @Nullable @Min(0) Integer maxFailures,
      @Nullable @Min(1) @Max(8760) Integer patienceHours) {

    NewCampaign campaign() {
      return new NewCampaign(name, stations, canary, maxInFlight, maxFailures, patienceHours);
    }
  }

  /** A campaign with what became of each station. */
  record RenewalDetail(RenewalCampaign campaign, List<RenewalCampaign.Member> members) {}

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Renew the certificates of many stations",
      description =
          "Begins at once, with the first few; stations that are away wait. One is done when its"
              + " new certificate was seen in use; the one before stays in force until it ends.")
  public RestResponse<RenewalCampaign> create(@NotNull @Valid NewRenewals wanted) {
    UUID id =
        renewals.create(
            wanted.campaign(),
            wanted.certificateType(),
            Optional.ofNullable(wanted.maxPerHour()).orElse(PER_HOUR));
    campaigns.wake();
    return RestResponse.ResponseBuilder.<RenewalCampaign>created(
            URI.create("/api/v1/renewal-campaigns/" + id))
        .entity(renewals.find(id))
        .build();
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Renewal campaigns, the newest first")
  public Page<RenewalCampaign> list(@Valid @BeanParam PageQuery page) {
    return Page.of(
        renewals.table().list(page, RenewalCampaign::of),
        page,
        last -> List.of(last.campaign().createdAt().toString()));
  }

  @GET
  @Path("{campaign}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One renewal campaign with what became of each station")
  public RenewalDetail read(@PathParam("campaign") UUID id) {
    return new RenewalDetail(renewals.find(id), renewals.members(id));
  }

  @POST
  @Path("{campaign}/pause")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give no more stations their turn; renewals under way go on")
  public RenewalCampaign pause(@PathParam("campaign") UUID id) {
    renewals.table().pause(id);
    return renewals.find(id);
  }

  @POST
  @Path("{campaign}/resume")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Go on; after a stop, the stations that failed have another turn")
  public RenewalCampaign resume(@PathParam("campaign") UUID id) {
    renewals.table().resume(id);
    return goesOn(id);
  }

  @POST
  @Path("{campaign}/retry")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give the stations that failed another turn")
  public RenewalCampaign retry(@PathParam("campaign") UUID id) {
    renewals.table().retry(id);
    return goesOn(id);
  }

  @POST
  @Path("{campaign}/cancel")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "End it; renewals under way go on")
  public RenewalCampaign cancel(@PathParam("campaign") UUID id) {
    renewals.table().cancel(id);
    return renewals.find(id);
  }

  private RenewalCampaign goesOn(UUID id) {
    campaigns.wake();
    return renewals.find(id);
  }
}
