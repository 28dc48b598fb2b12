package org.voltide.csms.devicemodel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.devicemodel.TemplateDrift.Drift;
import org.voltide.csms.platform.Roles;

/** Settings that many stations share. */
@Path("/api/v1/configuration-templates")
@Tag(name = "Device model")
class TemplateResource {
  private static final int MOST_DRIFT = 1_000;

  private final Templates templates;

  TemplateResource(Templates templates) {
    this.templates = templates;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Templates by name, with how many stations follow and how many drift")
  public List<TemplateView> list() {
    return templates.all();
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Make a template and have stations follow it")
  public TemplateView create(@NotNull @Valid Template wanted) {
    return templates.create(wanted);
  }

  @GET
  @Path("{template}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One template")
  public TemplateView read(@PathParam("template") UUID id) {
    return templates.find(id);
  }

  @PUT
  @Path("{template}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Change a template and who follows it")
  public TemplateView change(@PathParam("template") UUID id, @NotNull @Valid Template wanted) {
    return templates.change(id, wanted);
  }

  @DELETE
  @Path("{template}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Remove a template; its stations stay as they are")
  public void delete(@PathParam("template") UUID id) {
    templates.delete(id);
  }

  @GET
  @Path("{template}/stations")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Which stations follow it")
  public Set<String> stations(@PathParam("template") UUID id) {
    return templates.stations(id);
  }

  @GET
  @Path("{template}/drift")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Where stations are not as it says, up to a thousand")
  public List<Drift> drift(@PathParam("template") UUID id) {
    return templates.drift(id, MOST_DRIFT);
  }
}
