package org.voltide.csms.upstream;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/upstreams")
@Tag(name = "Certificates")
@RunOnVirtualThread
class UpstreamResource {
  private static final String LABEL = "[a-z0-9][a-z0-9-]{0,39}";

  private final Upstreams upstreams;
  private final Authorities authorities;

  UpstreamResource(Upstreams upstreams, Authorities authorities) {
    this.upstreams = upstreams;
    this.authorities = authorities;
  }

  /**
   * What is to be kept.
   *
   * @param secret absent leaves what is there, empty removes it
   * @param clientKey the same, in PEM
   */
  record NewUpstream(
      @NotNull @Valid Account account,
      @Nullable @Size(max = 500) String secret,
      @Nullable @Size(max = 10_000) String clientKey) {}

  /** What is kept, without what is secret. */
  record UpstreamView(
      String label,
      Account account,
      boolean hasSecret,
      boolean hasClientKey,
      @Nullable Instant workedAt,
      @Nullable Instant failedAt,
      @Nullable String failure) {

    static UpstreamView of(Upstreams.Known known) {
      return new UpstreamView(
          known.label(),
          known.account(),
          known.secrets().map(Secrets::secret).isPresent(),
          known.secrets().map(Secrets::clientKey).isPresent(),
          known.workedAt().orElse(null),
          known.failedAt().orElse(null),
          known.failure().orElse(null));
    }
  }

  /**
   * An authority that somebody issues from.
   *
   * @param trusted whether it is for stations
   */
  record Offered(String subject, Instant validUntil, boolean trusted) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Others who issue certificates for stations and have contracts for cars")
  public List<UpstreamView> list() {
    return upstreams.list().stream().map(UpstreamView::of).toList();
  }

  @PUT
  @Path("{label}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Ask somebody else from now on",
      description = "Each use has one at most. Secrets are sealed and never shown.")
  public UpstreamView keep(
      @PathParam("label") @Pattern(regexp = LABEL) String label,
      @NotNull @Valid NewUpstream wanted) {
    Account account = wanted.account();
    check(account);
    Secrets before =
        upstreams
            .find(label)
            .flatMap(Upstreams.Known::secrets)
            .orElse(new Secrets(null, null, null));
    Secrets secrets =
        new Secrets(
            kept(wanted.secret(), before.secret()),
            kept(wanted.clientKey(), before.clientKey()),
            accountKey(account, before));
    check(account, secrets);
    upstreams.keep(label, account, secrets);
    return UpstreamView.of(upstreams.find(label).orElseThrow());
  }

  @DELETE
  @Path("{label}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Ask somebody no longer; what he issued stays")
  public void forget(@PathParam("label") String label) {
    upstreams.forget(label);
  }

  @POST
  @Path("{label}/check")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Ask somebody for his authorities",
      description = "Says 502 with the reason when that fails. They are not trusted for it.")
  public List<Offered> check(@PathParam("label") String label) throws InterruptedException {
    Upstreams.Known known =
        upstreams.find(label).orElseThrow(() -> Problem.notFound("upstream", label));
    Use use = known.account().uses().contains(Use.V2G20) ? Use.V2G20 : Use.V2G;
    try {
      List<X509Certificate> offered =
          upstreams.upstream(label).authorities(known.account().pack(use).orElseThrow());
      upstreams.worked(label);
      Set<X509Certificate> trusted = authorities.forStations();
      return offered.stream()
          .map(
              one ->
                  new Offered(
                      one.getSubjectX500Principal().getName(),
                      one.getNotAfter().toInstant(),
                      trusted.contains(one)))
          .toList();
    } catch (UpstreamException failed) {
      String why = String.valueOf(failed.getMessage());
      upstreams.failed(label, why);
      throw Problem.of(502, why);
    }
  }

  private static @Nullable String kept(@Nullable String wanted, @Nullable String before) {
    return wanted == null ? before : Optional.of(wanted).filter(s -> !s.isBlank()).orElse(null);
  }

  private static @Nullable String accountKey(Account account, Secrets before) {
    try {
      return account.kind() == Kind.ACME && before.accountKey() == null
          ? AcmeKey.create().text()
          : before.accountKey();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK makes keys on P-256", impossible);
    }
  }

  private static void check(Account account) {
    if (!account.kind().uses().containsAll(account.uses())) {
      throw Problem.invalid("/account/uses", "%s has no contracts.".formatted(account.kind()));
    }
    if (account.pack(Use.V2G).isEmpty()) {
      throw Problem.invalid("/account/profiles", "These are no profiles of ISO 15118-2.");
    }
    if (account.pack(Use.V2G20).isEmpty()) {
      throw Problem.invalid("/account/profiles20", "These are no profiles of ISO 15118-20.");
    }
    if (account.authentication() == Account.Authentication.OAUTH
        && account.tokenAddress() == null) {
      throw Problem.invalid("/account/tokenAddress", "OAUTH needs the token service's address.");
    }
  }

  private static void check(Account account, Secrets secrets) {
    boolean isTold =
        account.authentication() == Account.Authentication.NONE
            || (account.user() != null && secrets.secret() != null);
    if (!isTold) {
      throw Problem.invalid(
          "/account/user", "%s needs a user and a secret.".formatted(account.authentication()));
    }
    try {
      ClientTls.of(account, secrets);
    } catch (IOException | GeneralSecurityException unusable) {
      throw Problem.invalid(
          "/account/clientCertificates",
          "Keys or certificates of TLS cannot be used: %s.".formatted(unusable.getMessage()));
    }
  }
}
