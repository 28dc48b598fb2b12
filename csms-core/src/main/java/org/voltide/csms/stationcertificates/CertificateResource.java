package org.voltide.csms.stationcertificates;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.certificates.GetCertificateIdUse;
import org.voltide.ocpp.message.certificates.InstallCertificateUse;
import org.voltide.ocpp.message.security.CertificateSigningUse;

@Path("/api/v1/stations/{station}/certificates")
@Tag(name = "Certificates")
@RunOnVirtualThread
class CertificateResource {
  private final InstalledCertificates installed;
  private final IssuedCertificates issued;
  private final RenewalRequests requests;
  private final Inventories inventories;

  CertificateResource(
      InstalledCertificates installed,
      IssuedCertificates issued,
      RenewalRequests requests,
      Inventories inventories) {
    this.installed = installed;
    this.issued = issued;
    this.requests = requests;
    this.inventories = inventories;
  }

  /**
   * @param certificate PEM
   */
  record NewRoot(@NotNull InstallCertificateUse certificateType, @NotNull String certificate) {}

  /**
   * @param certificateType one certificate for everything when absent
   */
  record Renewal(@Nullable CertificateSigningUse certificateType) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Certificates the station has, as it last said")
  public List<InstalledCertificate> list(@PathParam("station") String station) {
    return installed.of(station);
  }

  @GET
  @Path("inventory")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What the station has against what it is to have")
  public StationInventory inventory(@PathParam("station") String station) {
    return inventories.of(station).orElseThrow(() -> Problem.notFound("station", station));
  }

  @POST
  @Path("refresh")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Ask the station which certificates it has (OCPP 2.1 M03)",
      description = "Only those of the types named; of all when none is.")
  public List<InstalledCertificate> refresh(
      @PathParam("station") String station, @QueryParam("type") List<GetCertificateIdUse> types) {
    return installed.refresh(station, types);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Install a root certificate (OCPP 2.1 M05)",
      description = "Answers with what the station has then.")
  public List<InstalledCertificate> install(
      @PathParam("station") String station, @NotNull @Valid NewRoot root) {
    if (Root.read(root.certificate()).isEmpty()) {
      throw Problem.invalid("/certificate", "This is no certificate in PEM.");
    }
    installed.install(station, root.certificateType(), root.certificate());
    return installed.refresh(station);
  }

  @DELETE
  @Path("{certificate}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Delete an installed certificate (OCPP 2.1 M04)")
  public void delete(
      @PathParam("station") String station, @PathParam("certificate") UUID certificate) {
    installed.delete(station, certificate);
  }

  @GET
  @Path("issued")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Certificates issued for the station's own keys, the newest first")
  public List<IssuedCertificate> issued(@PathParam("station") String station) {
    return issued.of(station);
  }

  @POST
  @Path("renew")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Have the station make a new key and ask for its certificate (OCPP 2.1 A02)")
  public void renew(@PathParam("station") String station, @NotNull @Valid Renewal renewal) {
    requests.ask(station, StationUse.of(renewal.certificateType()));
  }
}
