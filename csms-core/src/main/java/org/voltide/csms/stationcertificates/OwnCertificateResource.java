package org.voltide.csms.stationcertificates;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.OwnCertificate;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.certificates.OwnRoot;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.security.CertificateSigningUse;

/** What was issued here to the stations of all sites. */
@Path("/api/v1/station-certificates")
@Tag(name = "Certificates")
@RunOnVirtualThread
class OwnCertificateResource {
  /** RFC 6455, 7.4.1: against policy. */
  private static final int POLICY_VIOLATION = 1008;

  private static final int MOST_SHOWN = 500;

  private final OwnCertificates certificates;
  private final OwnAuthorities authorities;
  private final RenewalRounds renewals;
  private final EnrolmentOrders orders;
  private final EnrolmentRounds enrolments;
  private final Inventories inventories;
  private final StationLink link;

  OwnCertificateResource(
      OwnCertificates certificates,
      OwnAuthorities authorities,
      RenewalRounds renewals,
      EnrolmentOrders orders,
      EnrolmentRounds enrolments,
      Inventories inventories,
      StationLink link) {
    this.certificates = certificates;
    this.authorities = authorities;
    this.renewals = renewals;
    this.orders = orders;
    this.enrolments = enrolments;
    this.inventories = inventories;
    this.link = link;
  }

  /** Why a certificate is taken back (RFC 5280 5.3.1). */
  record Revocation(@NotNull Reason reason) {
    /** Those that can be given for a station. */
    enum Reason {
      UNSPECIFIED,
      KEY_COMPROMISE,
      AFFILIATION_CHANGED,
      SUPERSEDED,
      CESSATION_OF_OPERATION,
      PRIVILEGE_WITHDRAWN
    }
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Certificates issued to stations, those that end first at first")
  public Page<OwnCertificate> ending(
      @QueryParam("days") @DefaultValue("3660") @Min(1) @Max(3660) int days,
      @Valid @BeanParam PageQuery page) {
    return certificates.ending(Duration.ofDays(days), page);
  }

  @GET
  @Path("renewals")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Stations' certificates that end soon and were not renewed yet")
  public List<EndingCertificate> renewals() {
    return renewals.list();
  }

  @GET
  @Path("drift")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Stations that have other certificates than they are to have",
      description = "The first 500 by name, as they last told; those that never told are left out.")
  public List<StationInventory> drift() {
    return inventories.drifting(MOST_SHOWN);
  }

  @GET
  @Path("orders")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Requests of stations that somebody else is to answer",
      description = "The 500 that need a person or are due first; gone with their certificate.")
  public List<EnrolmentOrder> orders() {
    return orders.list(MOST_SHOWN);
  }

  @POST
  @Path("orders/{station}/{use}/retry")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Ask somebody else again for a station's certificate")
  public void retry(
      @PathParam("station") String station, @PathParam("use") CertificateSigningUse use) {
    if (!orders.retry(station, use)) {
      throw Problem.notFound("failed order of a certificate of", station);
    }
    enrolments.wake();
  }

  @POST
  @Path("{issuer}/{serial}/revoke")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Take a station's certificate back",
      description = "The station is hung up on, and let in with this certificate no more.")
  public void revoke(
      @PathParam("issuer") String issuer,
      @PathParam("serial") @Pattern(regexp = "[0-9a-f]{1,40}") String serial,
      @NotNull @Valid Revocation revocation,
      @Context SecurityContext caller) {
    String station = certificates.station(issuer, serial);
    if (OwnCertificates.isElsewhere(issuer)) {
      throw Problem.conflict("It was issued elsewhere: have it taken back there.");
    }
    CRLReason reason = CRLReason.valueOf(revocation.reason().name());
    if (Arrays.stream(OwnRoot.values()).noneMatch(root -> root.name().equals(issuer))) {
      authorities.revoke(issuer, serial, reason, caller.getUserPrincipal().getName());
    }
    certificates.revoke(issuer, serial, reason);
    link.connection(station)
        .ifPresent(connection -> connection.close(POLICY_VIOLATION, "Its certificate was revoked"));
  }
}
