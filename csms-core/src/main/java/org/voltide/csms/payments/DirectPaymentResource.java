package org.voltide.csms.payments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.authorization.NotifySettlementRequest;
import org.voltide.ocpp.message.authorization.NotifySettlementRequestBuilder;
import org.voltide.ocpp.message.authorization.PaymentStatus;

/**
 * What a payment service settles for stations that do not (OCPP 2.1 C21, C24, C25): it asks what is
 * due, takes the money, and says so.
 */
@Path("/api/v1/payments")
@Tag(name = "Payments")
@RunOnVirtualThread
class DirectPaymentResource {
  private static final int MOST = 500;
  private static final String DUE =
      """
      select s.id, s.station_id, s.transaction_id, s.id_token, s.ended_at, s.total_cost
        from charging_session s
       where s.token_type = 'DirectPayment' and s.ended_at is not null
         and s.total_cost is not null
         and not exists (
           select from settlement p
            where p.station_id = s.station_id and p.psp_ref = s.id_token
              and p.transaction_id in (s.transaction_id, '') and p.status in ('Settled', 'Canceled'))
       order by s.ended_at limit ?
      """;

  private final Database database;
  private final Settlements settlements;
  private final Clock clock;

  DirectPaymentResource(Database database, Settlements settlements, Clock clock) {
    this.database = database;
    this.settlements = settlements;
    this.clock = clock;
  }

  /**
   * A session somebody paid for directly and that nobody has settled.
   *
   * @param pspRef the payment at the payment service
   * @param amount in the currency of the session
   */
  record Due(
      UUID sessionId,
      String stationId,
      String transactionId,
      String pspRef,
      Instant endedAt,
      BigDecimal amount) {}

  /** The word of a payment service on a payment. */
  record Word(
      @NotBlank @Size(max = 48) String stationId,
      @NotBlank @Size(max = 255) String pspRef,
      @NotBlank @Size(max = 36) String transactionId,
      @NotNull PaymentStatus status,
      @NotNull @DecimalMin("0") BigDecimal amount,
      @Nullable @Size(max = 500) String statusInfo,
      @Nullable @Size(max = 20) String vatNumber) {

    NotifySettlementRequest toOcpp(Instant at) {
      return NotifySettlementRequestBuilder.builder()
          .pspRef(pspRef)
          .transactionId(transactionId)
          .status(status)
          .settlementAmount(amount)
          .settlementTime(at)
          .statusInfo(statusInfo)
          .vatNumber(vatNumber)
          .build();
    }
  }

  /** What became of it; the receipt only when it is settled. */
  record Settled(@Nullable String receiptId, @Nullable String receiptUrl) {}

  @GET
  @Path("due")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Ended sessions paid for directly that nobody has settled, oldest first")
  public List<Due> due() {
    return database.query(
        DUE,
        row ->
            new Due(
                row.id("id"),
                row.text("station_id"),
                row.text("transaction_id"),
                row.text("id_token"),
                row.instant("ended_at"),
                row.money("total_cost")),
        MOST);
  }

  @POST
  @Path("settlements")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Say how a payment was settled (OCPP 2.1 C21, C22); said twice counts once")
  public Settled settle(@NotNull @Valid Word word) {
    Instant now = clock.instant();
    return database.inTransaction(
        statements -> {
          if (statements
              .query(
                  "select id from charging_session where station_id = ? and transaction_id = ?"
                      + " and id_token = ? and token_type = 'DirectPayment'",
                  row -> row.id("id"),
                  word.stationId(),
                  word.transactionId(),
                  word.pspRef())
              .isEmpty()) {
            throw Problem.notFound("payment", word.pspRef());
          }
          return settlements
              .keep(statements, word.stationId(), word.toOcpp(now), now)
              .map(receipt -> new Settled(receipt.id(), receipt.url()))
              .orElseGet(() -> new Settled(null, null));
        });
  }
}
