package org.voltide.csms.payments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;

/** What payment terminals settled. */
@Path("/api/v1/settlements")
@Tag(name = "Payments")
@RunOnVirtualThread
class SettlementResource {
  private final Database database;

  SettlementResource(Database database) {
    this.database = database;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What payment terminals settled, the newest first (OCPP 2.1 C20 to C22)")
  public Page<Settlement> list(
      @QueryParam("station") @Nullable String station,
      @QueryParam("transaction") @Nullable String transaction,
      @Valid @BeanParam PageQuery page) {
    List<String> after = page.after(3).orElse(List.of("infinity", "", ""));
    Where where =
        new Where()
            .and("station_id = ?", station)
            .and("transaction_id = ?", transaction)
            .and("settled_at <= ?::timestamptz", after.getFirst());
    List<Settlement> found =
        database.query(
            "select *, vat_company::text as company from settlement"
                + where.sql()
                + " and (settled_at < ?::timestamptz or (station_id, psp_ref) > (?, ?))"
                + " order by settled_at desc, station_id, psp_ref limit ?",
            Settlement::of,
            where.values(after.get(0), after.get(1), after.get(2), page.rows()));
    return Page.of(
        found, page, last -> List.of(last.settledAt().toString(), last.stationId(), last.pspRef()));
  }
}
