package org.voltide.csms.devicemodel;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.provisioning.ComponentCriterion;
import org.voltide.ocpp.message.provisioning.ReportBase;

/** Reports on a station's device model (OCPP 2.x B07, B08). */
@Path("/api/v1/stations/{station}/reports")
@Tag(name = "Device model")
@RunOnVirtualThread
class ReportResource {
  private static final int MOST_ASKED = 500;

  /**
   * Either a predefined report or a choice of one's own.
   *
   * @param components to narrow by what they are, for instance Problem
   * @param variables to narrow by name
   */
  record WantedReport(
      @Nullable ReportBase base,
      @Nullable @Size(max = 4) List<@NotNull ComponentCriterion> components,
      @Nullable @Size(max = MOST_ASKED) List<@Valid @NotNull VariableAddress> variables) {}

  private final Reports reports;

  ReportResource(Reports reports) {
    this.reports = reports;
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Ask for a report",
      description = "Answers with the operation that collects it.")
  public Operation ask(@PathParam("station") String station, @NotNull @Valid WantedReport wanted) {
    List<ComponentCriterion> components =
        Optional.ofNullable(wanted.components()).orElse(List.of());
    List<VariableAddress> variables = Optional.ofNullable(wanted.variables()).orElse(List.of());
    boolean isCustom = !components.isEmpty() || !variables.isEmpty();
    if ((wanted.base() != null) == isCustom) {
      throw Problem.invalid("/base", "Either a base or components and variables.");
    }
    return wanted.base() == null
        ? reports.custom(station, components, variables)
        : reports.base(station, wanted.base());
  }
}
