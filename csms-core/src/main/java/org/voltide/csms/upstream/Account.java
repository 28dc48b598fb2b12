package org.voltide.csms.upstream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.profile.ProfilePack;

/**
 * Where somebody else is reached and how he knows us, without what is secret.
 *
 * @param address what paths are below; of ACME its directory
 * @param authority label of the authority that is asked
 * @param uses what he is asked for
 * @param profiles how certificates by ISO 15118-2 are to look, as in {@code ./csms pki}
 * @param profiles20 the same by ISO 15118-20
 * @param paths where they are not as published
 * @param reenrols whether he is asked by {@code simplereenroll} for what he issued before
 * @param user name for {@code BASIC}, client for {@code OAUTH}, key id of an account elsewhere for
 *     {@code EXTERNAL_ACCOUNT} of ACME
 * @param tokenAddress of {@code OAUTH}
 * @param clientCertificates of TLS in PEM, ours first
 * @param serverRoots whom his server's certificate may come from, in PEM; the usual ones if absent
 * @param partyId of OPNC: ours
 * @param toPartyType of OPNC: whom requests are for
 * @param identifierType of ACME: of the common name
 */
record Account(
    @NotNull Kind kind,
    @NotNull @Size(max = 500) @Pattern(regexp = ADDRESS, message = NO_ADDRESS) String address,
    @Nullable @Pattern(regexp = "[A-Za-z0-9_.-]{1,100}") String authority,
    @NotNull Set<@NotNull Use> uses,
    @Nullable String profiles,
    @Nullable String profiles20,
    @Nullable @Valid Paths paths,
    boolean reenrols,
    @NotNull Authentication authentication,
    @Nullable @Size(max = 500) String user,
    @Nullable @Size(max = 500) @Pattern(regexp = ADDRESS, message = NO_ADDRESS) String tokenAddress,
    @Nullable @Size(max = 500) String audience,
    @Nullable @Size(max = 50_000) String clientCertificates,
    @Nullable @Size(max = 200_000) String serverRoots,
    @Nullable @Pattern(regexp = HEADER) String partyId,
    @Nullable @Pattern(regexp = HEADER) String toPartyType,
    @Nullable @Pattern(regexp = HEADER) String toPartyId,
    @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,50}") String identifierType) {
  private static final String ADDRESS =
      "https://[^/?#@\\s]+(/[^?#\\s]*)?|http://(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?(/[^?#\\s]*)?";
  private static final String NO_ADDRESS =
      "must be an https address without user, query and fragment; http leads to this machine only";
  private static final String HEADER = "[\\x21-\\x7e]{1,200}";

  /** How he knows that it is us, beside a certificate of TLS. */
  enum Authentication {
    NONE,
    /** RFC 7617. */
    BASIC,
    /** A token by client credentials, RFC 6749 4.4. */
    OAUTH,
    /** RFC 8555 7.3.4. */
    EXTERNAL_ACCOUNT
  }

  Places places() {
    return Optional.ofNullable(paths).map(own -> own.or(kind.places())).orElseGet(kind::places);
  }

  String asked() {
    return Optional.ofNullable(authority).orElseGet(kind::authority);
  }

  URI uri() {
    return URI.create(address);
  }

  /** What certificates for a use are to look like; empty when nobody knows the label. */
  Optional<ProfilePack> pack(Use use) {
    return use == Use.V2G20
        ? ProfilePack.labelled(Optional.ofNullable(profiles20).orElse("iso-15118-20"))
            .filter(ProfilePack::isEdition20)
        : ProfilePack.labelled(Optional.ofNullable(profiles).orElse("iso-15118-2"))
            .filter(pack -> !pack.isEdition20());
  }
}
