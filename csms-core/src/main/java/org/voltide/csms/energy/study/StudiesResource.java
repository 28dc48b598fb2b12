package org.voltide.csms.energy.study;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/studies")
@Tag(name = "Studies", description = "What V2G would have brought at a site.")
class StudiesResource {

  private final Studies studies;
  private final StudyQueue queue;
  private final RecordedSite recorded;
  private final Clock clock;
  private final SecurityIdentity caller;

  StudiesResource(
      Studies studies,
      StudyQueue queue,
      RecordedSite recorded,
      Clock clock,
      SecurityIdentity caller) {
    this.studies = studies;
    this.queue = queue;
    this.recorded = recorded;
    this.clock = clock;
    this.caller = caller;
  }

  /**
   * A study that is wanted.
   *
   * @param siteId whose sessions
   * @param name what it is called
   */
  record Wanted(
      @NotNull String siteId,
      @NotBlank @Size(max = 120) String name,
      @NotNull @Valid StudySettings settings) {}

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Studies, the newest first, without their figures")
  public Page<Study> list(
      @QueryParam("site") @Nullable String site, @Valid @BeanParam PageQuery page) {
    return studies.list(site, page).map(this::withProgress);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Have a site's recorded sessions replayed against its prices",
      description =
          "At once, with smart charging and with V2G. Studies are computed one after the other and"
              + " given up after 15 minutes.")
  public RestResponse<Study> create(@NotNull @Valid Wanted wanted) {
    ZoneId zone =
        recorded
            .zone(wanted.siteId())
            .orElseThrow(() -> Problem.invalid("/siteId", "There is no such site."));
    wanted.settings().demandSense(LocalDate.ofInstant(clock.instant(), zone));
    long id =
        studies.add(
            wanted.siteId(),
            wanted.name(),
            wanted.settings(),
            caller.getPrincipal().getName(),
            clock.instant());
    queue.add(id);
    return RestResponse.ResponseBuilder.<Study>created(URI.create("/api/v1/studies/" + id))
        .entity(demand(id))
        .build();
  }

  @GET
  @Path("{study}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "A study with its figures")
  public Study read(@PathParam("study") long id) {
    return demand(id);
  }

  @DELETE
  @Path("{study}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Delete a study; one that is computed is stopped")
  public void delete(@PathParam("study") long id) {
    if (!studies.delete(id)) {
      throw Problem.notFound("study", id);
    }
    queue.drop(id);
  }

  @GET
  @Path("{study}/report")
  @Produces("text/html;charset=UTF-8")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "The report as one page that needs nothing else, in English")
  public RestResponse<String> report(@PathParam("study") long id) {
    return file(id, Document.REPORT, "html");
  }

  @GET
  @Path("{study}/figures")
  @Produces("text/csv;charset=UTF-8")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "The figures, a row per strategy")
  public RestResponse<String> figures(@PathParam("study") long id) {
    return file(id, Document.TABLE, "csv");
  }

  private RestResponse<String> file(long id, Document document, String suffix) {
    String text =
        studies.text(id, document).orElseThrow(() -> Problem.notFound("report of study", id));
    return RestResponse.ResponseBuilder.ok(text)
        .header("Content-Disposition", "attachment; filename=\"study-%d.%s\"".formatted(id, suffix))
        .build();
  }

  private Study demand(long id) {
    return studies
        .find(id)
        .map(this::withProgress)
        .orElseThrow(() -> Problem.notFound("study", id));
  }

  private Study withProgress(Study study) {
    return queue.progress(study.id()).map(study::at).orElse(study);
  }
}
