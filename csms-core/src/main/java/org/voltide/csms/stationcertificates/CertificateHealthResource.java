package org.voltide.csms.stationcertificates;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.revocation.ResponderHealth;
import org.voltide.csms.revocation.ResponderHealth.Responder;
import org.voltide.csms.stationcertificates.CertificateHealth.Ending;

@Path("/api/v1/certificate-health")
@Tag(name = "Certificates")
@RunOnVirtualThread
class CertificateHealthResource {
  private final CertificateHealth health;
  private final ResponderHealth responders;

  CertificateHealthResource(CertificateHealth health, ResponderHealth responders) {
    this.health = health;
    this.responders = responders;
  }

  /**
   * What of certificates needs attention.
   *
   * @param ending how many end within 90, 30, 14 and 7 days, by whose they are
   * @param responders all that may be asked, with what became of the last question
   */
  record Health(List<Ending> ending, List<Responder> responders) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "How many certificates end soon, and which responders fail",
      description = "Responders by what became of the last question since Voltide was started.")
  public Health health() {
    return new Health(health.ending(), responders.list());
  }
}
