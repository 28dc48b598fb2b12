package org.voltide.csms.authorities;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.authorities.PublishedRoots.RefusedRoot;
import org.voltide.csms.authorities.RootListChange.Root;
import org.voltide.csms.authorities.RootLists.RootList;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/root-lists")
@Tag(name = "Certificates")
@RunOnVirtualThread
class RootListResource {
  private static final int MOST_CHARACTERS = 2_000_000;

  private final RootLists lists;
  private final RootListSources sources;

  RootListResource(RootLists lists, RootListSources sources) {
    this.lists = lists;
    this.sources = sources;
  }

  /**
   * @param signer certificate of who signs the list, PEM
   */
  record Pin(@NotBlank @Size(max = 20_000) String signer) {}

  /**
   * @param address where the list is, HTTPS without user and password
   * @param everyHours pause between fetches
   */
  record Source(
      @NotNull
          @Size(max = 2_000)
          @Pattern(
              regexp = "https://[^/?#@\\s]+([/?#]\\S*)?",
              message = "must be an https address without user and password")
          String address,
      @NotNull @Min(1) @Max(720) Integer everyHours) {}

  /**
   * @param list CMS SignedData, PEM or base64
   */
  record Signed(@NotBlank @Size(max = MOST_CHARACTERS) String list) {}

  /**
   * @param change the digest of what {@code preview} showed
   */
  record Taking(
      @NotBlank @Size(max = MOST_CHARACTERS) String list,
      @NotNull @Pattern(regexp = "[0-9a-f]{64}") String change) {}

  /**
   * What a list changes.
   *
   * @param change digest of it, by which it is taken
   */
  record Change(
      String change,
      Instant signedAt,
      List<Root> added,
      List<Root> ended,
      List<Root> kept,
      List<Root> left,
      List<RefusedRoot> refused) {
    static Change of(RootListChange change) {
      return new Change(
          change.digest(),
          change.signedAt(),
          change.added(),
          change.ended(),
          change.kept(),
          change.left(),
          change.refused());
    }
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Ecosystems whose lists of roots may be taken, and who signs them")
  public List<RootList> list() {
    return lists.all();
  }

  @PUT
  @Path("{ecosystem}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Say who signs an ecosystem's list of roots")
  public List<RootList> pin(
      @PathParam("ecosystem") @Pattern(regexp = "[a-z0-9-]{1,40}") String ecosystem,
      @NotNull @Valid Pin pin,
      @Context SecurityContext caller) {
    lists.pin(ecosystem, signer(pin.signer()), caller.getUserPrincipal().getName());
    return lists.all();
  }

  @DELETE
  @Path("{ecosystem}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Take no more lists of an ecosystem; its roots stay trusted")
  public void forget(@PathParam("ecosystem") String ecosystem) {
    lists.forget(ecosystem);
  }

  @PUT
  @Path("{ecosystem}/source")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Have an ecosystem's list be fetched, the first time within a minute",
      description = "What its known signer signed anew is taken without anybody looking at it.")
  public List<RootList> fetch(
      @PathParam("ecosystem") String ecosystem,
      @NotNull @Valid Source source,
      @Context SecurityContext caller) {
    demandHost(source.address());
    sources.set(
        ecosystem, source.address(), source.everyHours(), caller.getUserPrincipal().getName());
    return lists.all();
  }

  private static void demandHost(String address) {
    try {
      if (URI.create(address).getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException unreadable) {
      // As one without a host.
    }
    throw Problem.invalid("/address", "This address names no host.");
  }

  @DELETE
  @Path("{ecosystem}/source")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Have an ecosystem's list be fetched no more; its roots stay trusted")
  public void fetchNoMore(
      @PathParam("ecosystem") String ecosystem, @Context SecurityContext caller) {
    sources.remove(ecosystem, caller.getUserPrincipal().getName());
  }

  @POST
  @Path("{ecosystem}/preview")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "What a signed list of roots would change; changes nothing")
  public Change preview(
      @PathParam("ecosystem") String ecosystem,
      @NotNull @Valid Signed signed,
      @Context SecurityContext caller) {
    return Change.of(
        lists.preview(ecosystem, der(signed.list()), caller.getUserPrincipal().getName()));
  }

  @POST
  @Path("{ecosystem}/take")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Trust what a signed list of roots has",
      description = "Takes what `preview` showed, named by its `change`.")
  public Change take(
      @PathParam("ecosystem") String ecosystem,
      @NotNull @Valid Taking taking,
      @Context SecurityContext caller) {
    return Change.of(
        lists.take(
            ecosystem, der(taking.list()), taking.change(), caller.getUserPrincipal().getName()));
  }

  private static byte[] der(String text) {
    try {
      return SignedText.der(text);
    } catch (IllegalArgumentException unreadable) {
      throw Problem.invalid("/list", "This is neither PEM nor base64.");
    }
  }

  private static X509Certificate signer(String pem) {
    try {
      List<X509Certificate> read = PemChain.read(pem);
      if (read.size() != 1) {
        throw Problem.invalid("/signer", "One certificate is needed.");
      }
      return read.getFirst();
    } catch (CertificateException unreadable) {
      throw Problem.invalid("/signer", "This is no certificate in PEM.");
    }
  }
}
