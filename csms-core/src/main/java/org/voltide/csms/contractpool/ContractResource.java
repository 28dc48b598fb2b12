package org.voltide.csms.contractpool;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.contractpool.SignedContracts.Delivered;
import org.voltide.csms.contractpool.VehicleChanges.Former;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.pki.authority.Pem;

/** The contract pool of a provider that runs its own authorities here. */
@Path("/api/v1/contracts")
@Tag(name = "Contracts")
@RunOnVirtualThread
class ContractResource {
  /** Of what OCPP 2.1 carries. */
  private static final int MOST_CHARACTERS = 17_000;

  private final ContractPool pool;
  private final ContractIssuance issuance;
  private final OwnProvisioning provisioning;
  private final SignedContracts signed;
  private final VehicleChanges changes;

  ContractResource(
      ContractPool pool,
      ContractIssuance issuance,
      OwnProvisioning provisioning,
      SignedContracts signed,
      VehicleChanges changes) {
    this.signed = signed;
    this.changes = changes;
    this.pool = pool;
    this.issuance = issuance;
    this.provisioning = provisioning;
  }

  /**
   * @param emaid 14 characters and maybe a check digit, in any spelling
   * @param pcid the id of the car's provisioning certificate, in any spelling
   */
  record NewContract(
      @NotBlank @Size(max = 40) String emaid,
      @NotBlank @Size(max = 100) String pcid,
      @Nullable @Size(max = 200) String note) {}

  /**
   * @param request PKCS#10 in PEM, its subject the contract's
   */
  record NewCertificate(@NotBlank @Size(max = 10_000) String request) {}

  /**
   * @param chain PEM, it first, the root last
   */
  record Issued(String chain) {}

  /** Why a contract ends (RFC 5280 5.3.1). */
  record End(@NotNull Reason reason) {
    /** Those that can be given for a contract. */
    enum Reason {
      UNSPECIFIED,
      KEY_COMPROMISE,
      SUPERSEDED,
      CESSATION_OF_OPERATION,
      PRIVILEGE_WITHDRAWN
    }
  }

  /**
   * @param missing what this installation lacks to answer cars
   */
  record Readiness(boolean ready, @Nullable String missing) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Contracts that are provisioned to cars here, by eMAID")
  public Page<Contract> list(
      @QueryParam("pcid") @Nullable String pcid, @Valid @BeanParam PageQuery page) {
    return pool.list(pcid == null ? null : Pcid.of(pcid), page);
  }

  @GET
  @Path("readiness")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Whether this installation can answer cars' requests for contracts")
  public Readiness readiness() {
    return provisioning
        .missing()
        .map(missing -> new Readiness(false, missing))
        .orElseGet(() -> new Readiness(true, null));
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Give a car a contract, which it gets when it asks for it")
  public Contract add(@NotNull @Valid NewContract wanted) {
    return pool.add(Emaid.entered(wanted.emaid()), Pcid.entered(wanted.pcid()), wanted.note());
  }

  @GET
  @Path("{contract}")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One contract")
  public Contract get(@PathParam("contract") UUID contract) {
    return pool.find(contract);
  }

  @GET
  @Path("{contract}/certificates")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Certificates of a contract, the newest first")
  public List<ContractCertificate> certificates(@PathParam("contract") UUID contract) {
    pool.find(contract);
    return pool.certificates(contract);
  }

  @POST
  @Path("{contract}/certificates")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Issue a contract's certificate for a key that is elsewhere")
  public Issued issue(
      @PathParam("contract") UUID contract,
      @NotNull @Valid NewCertificate wanted,
      @Context SecurityContext caller)
      throws GeneralSecurityException {
    StringBuilder pem = new StringBuilder();
    for (X509Certificate certificate :
        issuance.issue(contract, wanted.request(), caller.getUserPrincipal().getName())) {
      pem.append(Pem.of(certificate));
    }
    return new Issued(pem.toString());
  }

  @POST
  @Path("{contract}/end")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "End a contract and revoke all its certificates")
  public Contract end(
      @PathParam("contract") UUID contract,
      @NotNull @Valid End end,
      @Context SecurityContext caller) {
    issuance.end(
        contract, CRLReason.valueOf(end.reason().name()), caller.getUserPrincipal().getName());
    return pool.find(contract);
  }

  /**
   * @param pcid of the car that has it from now on, in any spelling
   */
  record Vehicle(@NotBlank @Size(max = 100) String pcid) {}

  @PUT
  @Path("{contract}/vehicle")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Give a contract to another car",
      description = "Revokes what the car before has; the other gets it when it asks.")
  public Contract change(
      @PathParam("contract") UUID contract,
      @NotNull @Valid Vehicle vehicle,
      @Context SecurityContext caller) {
    issuance.moveTo(contract, Pcid.entered(vehicle.pcid()), caller.getUserPrincipal().getName());
    return pool.find(contract);
  }

  @GET
  @Path("{contract}/vehicles")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Cars that had a contract before, the last one first")
  public List<Former> vehicles(@PathParam("contract") UUID contract) {
    pool.find(contract);
    return changes.of(contract);
  }

  @POST
  @Path("{contract}/suspend")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Have a contract count no longer until it is resumed")
  public Contract suspend(@PathParam("contract") UUID contract) {
    return pool.suspend(contract, true);
  }

  @POST
  @Path("{contract}/resume")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Have a suspended contract count again")
  public Contract resume(@PathParam("contract") UUID contract) {
    return pool.suspend(contract, false);
  }

  /**
   * @param iso15118SchemaVersion as in OCPP
   * @param certificateInstallationRes EXI in base64, signed elsewhere
   */
  record SignedData(
      @NotBlank @Size(max = 100) String iso15118SchemaVersion,
      @NotBlank @Size(max = MOST_CHARACTERS) String certificateInstallationRes) {}

  @GET
  @Path("{contract}/signed-data")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Answers for a contract's car that were signed elsewhere, by edition")
  public List<Delivered> delivered(@PathParam("contract") UUID contract) {
    pool.find(contract);
    return signed.of(contract);
  }

  @PUT
  @Path("{contract}/signed-data")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Deliver an answer for a contract's car that was signed elsewhere",
      description = "It is verified, and given to the car instead of one that is made here.")
  public List<Delivered> deliver(
      @PathParam("contract") UUID contract,
      @NotNull @Valid SignedData data,
      @Context SecurityContext caller) {
    signed.deliver(
        contract,
        data.iso15118SchemaVersion(),
        data.certificateInstallationRes(),
        caller.getUserPrincipal().getName());
    return signed.of(contract);
  }
}
