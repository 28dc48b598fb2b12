package org.voltide.csms.roaming.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** What partners were billed for what their drivers charged here. */
@Path("/api/v1/roaming/billed")
@Tag(name = "Roaming")
@RunOnVirtualThread
class BilledResource {

  private static final String FROM =
      """
        from roaming_cdr c
        join charging_session s on s.id = c.session_id
        join roaming_partner p on p.id = c.partner_id
      """;

  private final Database database;

  BilledResource(Database database) {
    this.database = database;
  }

  /**
   * A CDR.
   *
   * @param creditOf the CDR that it takes back; its total is negative then
   * @param importWh from the grid into the car
   * @param exportWh from the car
   */
  record BilledCdr(
      String id,
      UUID partnerId,
      String partner,
      UUID sessionId,
      String siteId,
      @Nullable String creditOf,
      Instant startedAt,
      Instant endedAt,
      double importWh,
      double exportWh,
      BigDecimal total,
      String currency,
      Instant madeAt) {

    static BilledCdr of(Row row) {
      return new BilledCdr(
          row.text("id"),
          row.id("partner_id"),
          row.text("name"),
          row.id("session_id"),
          row.text("site_id"),
          row.maybeText("credit_of").orElse(null),
          row.instant("started_at"),
          row.instant("ended_at"),
          row.number("import_wh"),
          row.number("export_wh"),
          row.money("total"),
          row.text("currency"),
          row.instant("made_at"));
    }
  }

  /**
   * What all CDRs of a partner in one currency come to, credits taken off.
   *
   * @param sessions that were billed, each once
   */
  record BilledPartner(
      UUID partnerId, String partner, int sessions, BigDecimal total, String currency) {

    static BilledPartner of(Row row) {
      return new BilledPartner(
          row.id("partner_id"),
          row.text("name"),
          row.whole("sessions"),
          row.money("total"),
          row.text("currency"));
    }
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "CDRs that partners were sent, the newest first",
      description =
          "`site` and `partner` narrow them. Tenants see those of sessions at their sites.")
  public Page<BilledCdr> list(
      @QueryParam("site") @Nullable String site,
      @QueryParam("partner") @Nullable UUID partner,
      @Valid @BeanParam PageQuery page) {
    List<String> after = page.after(2).orElse(List.of("infinity", ""));
    List<BilledCdr> found =
        database.query(
            "select c.*, p.name, s.site_id"
                + FROM
                + """
                 where (?::text is null or s.site_id = ?) and (?::uuid is null or c.partner_id = ?)
                   and (c.made_at, c.id) < (?::timestamptz, ?)
                 order by c.made_at desc, c.id desc limit ?
                """,
            BilledCdr::of,
            site,
            site,
            partner,
            partner,
            after.getFirst(),
            after.getLast(),
            page.rows());
    return Page.of(found, page, last -> List.of(last.madeAt().toString(), last.id()));
  }

  @GET
  @Path("partners")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "What each partner was billed in a period, by currency",
      description =
          "By when CDRs were made; `site` narrows it. Tenants see what is of sessions at their"
              + " sites.")
  public List<BilledPartner> partners(
      @QueryParam("from") @NotNull Instant from,
      @QueryParam("to") @NotNull Instant to,
      @QueryParam("site") @Nullable String site) {
    return database.query(
        "select p.id as partner_id, p.name, c.currency, sum(c.total) as total,"
            + " count(distinct c.session_id)::int as sessions"
            + FROM
            + " where c.made_at >= ? and c.made_at < ? and (?::text is null or s.site_id = ?)"
            + " group by p.id, p.name, c.currency order by p.name, p.id, c.currency",
        BilledPartner::of,
        from,
        to,
        site,
        site);
  }
}
