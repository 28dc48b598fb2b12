package org.voltide.csms.upstream;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/** Each of {@link Paths}. */
record Places(String enrol, String reenrol, String authorities, String contracts) {

  /** The address with one of these paths, its placeholders filled. */
  static URI at(Account account, String path, ProfilePack profiles) {
    String authority = account.asked();
    String filled =
        path.replace(authority.isEmpty() ? "/{ca}" : "{ca}", encoded(authority))
            .replace("{edition}", profiles.isEdition20() ? "ISO15118-20" : "ISO15118-2")
            .replace("{algorithm}", algorithm(profiles.profile(Role.SECC).scheme()));
    return URI.create(account.address().replaceAll("/+$", "") + filled);
  }

  private static String algorithm(SignatureScheme scheme) {
    return switch (scheme) {
      case ECDSA_P256 -> "secp256r1";
      case ECDSA_P521 -> "secp521r1";
      case ED448, ML_DSA_44, ML_DSA_65, ML_DSA_87, SLH_DSA_SHA2_128S ->
          scheme.keyAlgorithm().toLowerCase(Locale.ROOT);
    };
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
