package org.voltide.csms.diagnostics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.locallist.LocalListWishes;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.operations.Operations;
import org.voltide.csms.operations.Reply;
import org.voltide.csms.operations.State;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.diagnostics.CustomerInformationRequest;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.IdToken;

/** What a station knows of a customer, told or forgotten (OCPP 2.1 N09, N10). */
@Path("/api/v1/stations/{station}/customer-information")
@Tag(name = "Diagnostics")
class CustomerInformationResource {
  private final Operations operations;
  private final LocalListWishes lists;

  CustomerInformationResource(Operations operations, LocalListWishes lists) {
    this.operations = operations;
    this.lists = lists;
  }

  /**
   * Of whom, by exactly one of three, and what shall be done.
   *
   * @param report whether the station shall tell
   * @param clear whether it shall forget
   */
  record Customer(
      boolean report,
      boolean clear,
      @Nullable IdToken idToken,
      @Nullable CertificateHashData customerCertificate,
      @Nullable String customerIdentifier) {

    void check() {
      if (!report && !clear) {
        throw Problem.invalid("/report", "Report, clear or both.");
      }
      if (Stream.of(idToken, customerCertificate, customerIdentifier)
              .filter(Objects::nonNull)
              .count()
          != 1) {
        throw Problem.invalid(
            "/customerIdentifier",
            "Exactly one of idToken, customerCertificate and customerIdentifier.");
      }
    }
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Ask what a station knows of a customer, or have it forget",
      description =
          "Answers with the operation that collects what it tells. A token to be forgotten leaves"
              + " the station's local list too.")
  public Operation ask(@PathParam("station") String station, @NotNull @Valid Customer customer) {
    customer.check();
    Operation begun = begin(station, customer);
    if (customer.clear() && customer.idToken() != null && begun.state() != State.FAILED) {
      lists.leaveOut(station, customer.idToken());
    }
    return begun;
  }

  private Operation begin(String station, Customer customer) {
    return operations.begin(
        station,
        Kind.CUSTOMER_INFORMATION,
        id ->
            new CustomerInformationRequest(
                id,
                customer.report(),
                customer.clear(),
                customer.customerCertificate(),
                customer.idToken(),
                customer.customerIdentifier(),
                null),
        answer ->
            switch (answer.status()) {
              case Accepted -> new Reply.Coming();
              case Rejected, Invalid -> Reply.refused(answer.status(), answer.statusInfo());
            });
  }
}
