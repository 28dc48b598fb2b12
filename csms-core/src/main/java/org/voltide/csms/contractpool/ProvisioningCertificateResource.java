package org.voltide.csms.contractpool;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.cert.CertificateException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorities.PemChain;
import org.voltide.csms.contractpool.ProvisioningCertificates.ProvisioningCertificate;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/provisioning-certificates")
@Tag(name = "Contracts")
@RunOnVirtualThread
class ProvisioningCertificateResource {
  private final ProvisioningCertificates certificates;

  ProvisioningCertificateResource(ProvisioningCertificates certificates) {
    this.certificates = certificates;
  }

  /**
   * @param chain PEM, the car's certificate first, then the authorities above it
   */
  record NewProvisioningCertificate(@NotBlank @Size(max = 30_000) String chain) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Provisioning certificates of a car, or the newest of all")
  public List<ProvisioningCertificate> list(@QueryParam("pcid") @Nullable String pcid) {
    return certificates.list(pcid == null ? null : Pcid.of(pcid));
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Tell a car's provisioning certificate")
  public ProvisioningCertificate add(
      @NotNull @Valid NewProvisioningCertificate wanted, @Context SecurityContext caller) {
    try {
      return certificates.add(PemChain.read(wanted.chain()), caller.getUserPrincipal().getName());
    } catch (CertificateException unreadable) {
      throw Problem.invalid("/chain", "These are no certificates in PEM.");
    }
  }

  @POST
  @Path("{certificate}/withdraw")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Have a car's certificate get no contracts any more")
  public ProvisioningCertificate withdraw(@PathParam("certificate") String certificate) {
    return certificates.withdraw(certificate);
  }
}
