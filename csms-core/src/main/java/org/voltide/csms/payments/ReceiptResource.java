package org.voltide.csms.payments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** Receipts for drivers, at addresses that nobody can guess. */
@Path("/api/v1/receipts")
@Tag(name = "Payments")
@RunOnVirtualThread
class ReceiptResource {
  private static final String RECEIPT =
      """
      select p.*, s.started_at, s.ended_at, s.energy_in_wh, i.name as site
        from settlement p
        join station t on t.id = p.station_id
        join site i on i.id = t.site_id
        left join charging_session s
          on s.station_id = p.station_id and s.transaction_id = p.transaction_id
       where p.receipt_secret = ?
      """;

  private final Database database;
  private final Settings settings;

  ReceiptResource(Database database, Settings settings) {
    this.database = database;
    this.settings = settings;
  }

  @GET
  @Path("{receipt}")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  @PermitAll
  @Operation(summary = "A receipt, as text (OCPP 2.1 C21)")
  public String receipt(@PathParam("receipt") UUID secret) {
    return database.query(RECEIPT, this::text, secret).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("receipt", secret));
  }

  private String text(Row row) {
    StringBuilder text = new StringBuilder();
    line(text, settings.operator().name() + ", receipt", row.text("receipt_id"));
    line(text, "Charged at", row.text("site") + ", " + row.text("station_id"));
    row.maybeInstant("started_at").ifPresent(at -> line(text, "From", at));
    row.maybeInstant("ended_at").ifPresent(at -> line(text, "Until", at));
    row.maybeNumber("energy_in_wh")
        .ifPresent(
            wattHours ->
                line(text, "Energy", String.format(Locale.ROOT, "%.3f kWh", wattHours / 1000)));
    line(text, "Paid", row.money("amount").toPlainString());
    line(text, "On", row.instant("settled_at"));
    line(text, "Payment", row.text("psp_ref"));
    row.maybeText("vat_number").ifPresent(number -> line(text, "VAT number", number));
    return text.toString();
  }

  private static void line(StringBuilder text, String what, Object value) {
    text.append(what).append(": ").append(value).append('\n');
  }
}
