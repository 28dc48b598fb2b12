package org.voltide.csms.certificates;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.voltide.pki.authority.Pointers;

/** Settings {@code voltide.pki.*}. */
@ConfigMapping(prefix = "voltide.pki")
public interface PkiSettings {

  /**
   * Where stations and cars reach this server's {@code /pki}, such as {@code http://pki.example}:
   * certificates issued from now on say that it can be asked there whether they are revoked; absent
   * means that they do not say.
   */
  Optional<URI> publicAddress();

  /**
   * Encrypts the keys of the authorities that are made here, at least 8 characters. Without it they
   * can neither be made nor used; nobody can help who loses it.
   */
  Optional<String> password();

  /** The PKCS#11 library of a token that has their keys instead of a file. */
  Optional<Path> tokenLibrary();

  /** The token's slot, as its own tools show it. */
  @WithDefault("0")
  long tokenSlot();

  /** The PIN of the token's user. */
  Optional<String> tokenPin();

  /** Where their keys and the log of all acts are; absent means {@code authorities} in the data. */
  Optional<Path> dir();

  /**
   * ISO's schemas, which each operator fetches, as provisioning contracts needs them; absent means
   * {@code iso15118-schemas} in the data.
   */
  Optional<Path> schemas();

  /**
   * What certificates of an issuer say.
   *
   * @param issuer its label
   */
  default Pointers pointers(String issuer) {
    return new Pointers(
        publicAddress().map(address -> below(address, "/pki/ocsp")),
        publicAddress().map(address -> below(address, "/pki/crl/" + issuer + ".crl")));
  }

  private static URI below(URI address, String path) {
    return URI.create(address.toString().replaceAll("/+$", "") + path);
  }
}
