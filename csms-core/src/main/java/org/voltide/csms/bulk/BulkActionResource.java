package org.voltide.csms.bulk;

import io.quarkus.security.identity.SecurityIdentity;
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
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.stations.StationQuery;
import org.voltide.csms.stations.StationSearch;

@Path("/api/v1/bulk-actions")
@Tag(name = "Bulk actions", description = "What many stations are told to do, with the results.")
@RunOnVirtualThread
class BulkActionResource {
  private static final int AT_ONCE = 10;
  private static final int PER_MINUTE = 60;
  private static final int WAIT_MINUTES = 5;

  private final BulkCampaigns bulk;
  private final BulkOrders orders;
  private final Campaigns campaigns;
  private final StationSearch search;
  private final SecurityIdentity caller;

  BulkActionResource(
      BulkCampaigns bulk,
      BulkOrders orders,
      Campaigns campaigns,
      StationSearch search,
      SecurityIdentity caller) {
    this.bulk = bulk;
    this.orders = orders;
    this.campaigns = campaigns;
    this.search = search;
    this.caller = caller;
  }

  /**
   * See {@link BulkCampaign} and {@link NewCampaign}.
   *
   * @param stations these, in the order of their turns; or else
   * @param filter all that it finds now
   * @param canary 0 when absent
   * @param maxInFlight 10 when absent
   * @param maxPerMinute 60 when absent
   * @param maxFailures it never stops for failures when absent
   * @param waitMinutes 5 when absent
   */
  record NewAction(
      @NotBlank @Size(max = 200) String name,
      @NotNull @Valid BulkAction action,
      @Nullable @Size(min = 1, max = NewCampaign.MOST_STATIONS) List<@NotNull String> stations,
      @Nullable @Valid StationQuery filter,
      @Nullable @Min(0) @Max(NewCampaign.MOST_STATIONS) Integer canary,
      @Nullable @Min(1) @Max(NewCampaign.MOST_STATIONS) Integer maxInFlight,
      @Nullable @Min(1) @Max(NewCampaign.MOST_STATIONS) Integer maxPerMinute,
      @Nullable @Min(0) @Max(NewCampaign.MOST_STATIONS) Integer maxFailures,
      @Nullable @Min(0) @Max(10_080) Integer waitMinutes) {

    NewCampaign campaign(List<String> chosen) {
      return new NewCampaign(
          name,
          chosen,
          Optional.ofNullable(canary).orElse(0),
          Optional.ofNullable(maxInFlight).orElse(AT_ONCE),
          Optional.ofNullable(maxFailures).orElse(chosen.size()),
          null);
    }
  }

  /** How many stations a filter finds. */
  record Count(int stations) {}

  /** An action with what became of each station. */
  record BulkDetail(BulkCampaign campaign, List<BulkCampaign.Member> members) {}

  @POST
  @Path("count")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "How many stations a filter finds, before they are told anything")
  public Count count(@NotNull @Valid StationQuery filter) {
    return new Count(search.ids(filter, Integer.MAX_VALUE).size());
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Have many stations do the same",
      description =
          "Begins at once. Stations are named, or found by a filter as it is in the list of"
              + " stations; those that are away are waited for, a few minutes unless said.")
  public RestResponse<BulkCampaign> create(@NotNull @Valid NewAction wanted) {
    orders.check(wanted.action());
    UUID id =
        bulk.create(
            wanted.campaign(chosen(wanted)),
            new BulkCampaigns.Terms(
                wanted.action(),
                caller.getPrincipal().getName(),
                Optional.ofNullable(wanted.maxPerMinute()).orElse(PER_MINUTE),
                Optional.ofNullable(wanted.waitMinutes()).orElse(WAIT_MINUTES)));
    campaigns.wake();
    return RestResponse.ResponseBuilder.<BulkCampaign>created(
            URI.create("/api/v1/bulk-actions/" + id))
        .entity(bulk.find(id))
        .build();
  }

  private List<String> chosen(NewAction wanted) {
    @Nullable List<String> named = wanted.stations();
    @Nullable StationQuery filter = wanted.filter();
    if (named != null && filter == null) {
      return named;
    }
    if (filter == null || named != null) {
      throw Problem.invalid("/stations", "Either stations or a filter is needed.");
    }
    List<String> found = search.ids(filter, NewCampaign.MOST_STATIONS + 1);
    if (found.isEmpty()) {
      throw Problem.invalid("/filter", "It finds no station.");
    }
    if (found.size() > NewCampaign.MOST_STATIONS) {
      throw Problem.invalid(
          "/filter", "It finds more than %d stations.".formatted(NewCampaign.MOST_STATIONS));
    }
    return found;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Bulk actions, the newest first")
  public Page<BulkCampaign> list(@Valid @BeanParam PageQuery page) {
    return Page.of(
        bulk.table().list(page, BulkCampaign::of),
        page,
        last -> List.of(last.campaign().createdAt().toString()));
  }

  @GET
  @Path("{action}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One bulk action with what became of each station")
  public BulkDetail read(@PathParam("action") UUID id) {
    return new BulkDetail(bulk.find(id), bulk.members(id));
  }

  @POST
  @Path("{action}/pause")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Ask no more stations for now")
  public BulkCampaign pause(@PathParam("action") UUID id) {
    bulk.table().pause(id);
    return bulk.find(id);
  }

  @POST
  @Path("{action}/resume")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Go on; after a stop, the stations that failed have another turn")
  public BulkCampaign resume(@PathParam("action") UUID id) {
    bulk.table().resume(id);
    return goesOn(id);
  }

  @POST
  @Path("{action}/retry")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give the stations that failed another turn")
  public BulkCampaign retry(@PathParam("action") UUID id) {
    bulk.table().retry(id);
    return goesOn(id);
  }

  @POST
  @Path("{action}/cancel")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Ask no more stations; what was asked goes on")
  public BulkCampaign cancel(@PathParam("action") UUID id) {
    bulk.table().cancel(id);
    return bulk.find(id);
  }

  private BulkCampaign goesOn(UUID id) {
    campaigns.wake();
    return bulk.find(id);
  }
}
