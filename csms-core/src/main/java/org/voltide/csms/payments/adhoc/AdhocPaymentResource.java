package org.voltide.csms.payments.adhoc;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;

/** What drivers without a contract paid, for operators. */
@Path("/api/v1/payments/adhoc")
@Tag(name = "Payments")
@RunOnVirtualThread
class AdhocPaymentResource {

  private final AdhocBook book;

  AdhocPaymentResource(AdhocBook book) {
    this.book = book;
  }

  /** What is given back. */
  record Refund(
      @NotNull @DecimalMin("0.001") @Digits(integer = 9, fraction = 3) BigDecimal amount) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Payments of drivers without a contract, the newest first")
  public Page<AdhocPayment> list(@Valid @BeanParam PageQuery page) {
    return book.list(page);
  }

  @POST
  @Path("{payment}/refund")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Give back some of what was taken, or all",
      description = "It is done soon, and tried until it is; 409: not so much is left.")
  public AdhocPayment refund(@PathParam("payment") UUID payment, @NotNull @Valid Refund refund) {
    return book.refund(payment, refund.amount());
  }
}
