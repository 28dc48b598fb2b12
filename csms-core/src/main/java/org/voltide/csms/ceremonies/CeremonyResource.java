package org.voltide.csms.ceremonies;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.certificates.PkiSettings;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.pki.audit.Reading;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.ceremony.Seal;
import org.voltide.pki.profile.ProfilePack;

@Path("/api/v1/pki")
@Tag(name = "Certificates")
@RunOnVirtualThread
class CeremonyResource {
  private final OwnAuthorities authorities;
  private final Proposals proposals;
  private final PkiSettings settings;

  CeremonyResource(OwnAuthorities authorities, Proposals proposals, PkiSettings settings) {
    this.authorities = authorities;
    this.proposals = proposals;
    this.settings = settings;
  }

  /**
   * What is agreed on once and for all.
   *
   * @param profiles name of a pack
   */
  record SetUp(
      @NotBlank @Size(max = 64) String organization,
      @NotBlank String profiles,
      boolean secondPerson) {}

  /**
   * @param proposal when another administrator has to confirm it
   * @param result what was made, in PEM
   */
  record ActAnswer(@Nullable Proposal proposal, @Nullable String result) {}

  /**
   * @param seal the last one, when there is any
   * @param line where the log is not to be believed
   */
  record Verdict(
      boolean intact,
      @Nullable Long entries,
      @Nullable String head,
      @Nullable SealView seal,
      @Nullable Long line,
      @Nullable String reason) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "This installation's own authorities")
  public Installation get() {
    return Installation.of(
        authorities.inventory(), authorities.isOpen(), settings.publicAddress().orElse(null));
  }

  @POST
  @Path("set-up")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Agree on how the authorities issue, once")
  public Installation setUp(@NotNull @Valid SetUp wanted, @Context SecurityContext caller) {
    ProfilePack pack =
        ProfilePack.labelled(wanted.profiles())
            .orElseThrow(() -> Problem.invalid("/profiles", "There are no such profiles."));
    Rules rules = new Rules(wanted.organization(), pack, Pointers.none(), wanted.secondPerson());
    authorities.act(
        name(caller),
        (ceremonies, custody) -> {
          custody.labels();
          ceremonies.setUp(rules);
          return rules;
        });
    return get();
  }

  @GET
  @Path("acts")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Acts that two people had or have to agree on, the newest first")
  public List<Proposal> acts() {
    return proposals.list();
  }

  @POST
  @Path("acts")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Make, adopt or revoke an authority, or enroll a person",
      description =
          "Done at once, or 202 where acts of roots and authorities need two people: then another"
              + " administrator has to confirm it.")
  public RestResponse<ActAnswer> act(
      @NotNull @Valid ProposedAct act, @Context SecurityContext caller) {
    return switch (proposals.propose(name(caller), act)) {
      case Proposals.Outcome.Done(String result) ->
          RestResponse.ok(new ActAnswer(null, result.isEmpty() ? null : result));
      case Proposals.Outcome.Pending(Proposal proposal) ->
          RestResponse.ResponseBuilder.create(
                  RestResponse.Status.ACCEPTED, new ActAnswer(proposal, null))
              .build();
    };
  }

  @POST
  @Path("acts/{act}/confirm")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Do what another administrator proposed")
  public ActAnswer confirm(@PathParam("act") UUID act, @Context SecurityContext caller) {
    String result = proposals.confirm(name(caller), act);
    return new ActAnswer(null, result.isEmpty() ? null : result);
  }

  @DELETE
  @Path("acts/{act}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Reject what was proposed")
  public void reject(@PathParam("act") UUID act, @Context SecurityContext caller) {
    proposals.reject(name(caller), act);
  }

  @GET
  @Path("log")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "The last 200 lines of the authorities' log, the newest first")
  public List<LogEntry> log() {
    return authorities.inventory().latest().reversed().stream().map(LogEntry::of).toList();
  }

  @GET
  @Path("log/verification")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Check the whole log",
      description = "With a head that was noted earlier, also that no line after it is missing.")
  public Verdict verify(
      @QueryParam("head") @Pattern(regexp = "[0-9a-f]{64}") @Nullable String head) {
    return switch (authorities.verify(Optional.ofNullable(head))) {
      case Reading.Intact intact ->
          new Verdict(
              true, (long) intact.entries().size(), intact.head(), lastSeal(intact), null, null);
      case Reading.Broken(long line, String reason) ->
          new Verdict(false, null, null, null, line, reason);
    };
  }

  private static @Nullable SealView lastSeal(Reading.Intact log) {
    return Seal.in(log).reversed().stream().findFirst().map(SealView::of).orElse(null);
  }

  @POST
  @Path("log/seal")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Sign all that is in the log by ML-DSA-65 (FIPS 204)",
      description = "Done once a day by itself.")
  public SealView seal(@Context SecurityContext caller) {
    return SealView.of(authorities.act(name(caller), (ceremonies, _) -> ceremonies.seal()));
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
