package org.voltide.pki;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.Validity;
import org.voltide.pki.custody.Custody;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.Pkcs12Custody;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;

/**
 * Makes authorities and certificates of one pack for tests, all valid from an hour before {@link
 * #NOW}.
 */
public record TestHierarchy(ProfilePack pack, Custody custody) {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final Pointers POINTERS =
      new Pointers(
          Optional.of(URI.create("http://ocsp.example/")),
          Optional.of(URI.create("http://crl.example/")));

  public static TestHierarchy in(Path folder, ProfilePack pack) {
    return new TestHierarchy(
        pack, new Pkcs12Custody(folder.resolve(pack.label() + ".p12"), "a long password"));
  }

  public static Validity days(int days) {
    return Validity.starting(NOW, Duration.ofDays(days));
  }

  public HeldKey key(String label) throws IOException, GeneralSecurityException {
    return custody.generate(label, pack.profile(Role.V2G_ROOT).scheme());
  }

  public SigningAuthority root(Role role, String name)
      throws IOException, GeneralSecurityException {
    return SigningAuthority.root(
        pack.profile(role), Holder.of(name, "Example"), key(name), days(3650));
  }

  /** An authority below another; its name is its key's label. */
  public SigningAuthority sub(SigningAuthority above, Role role, String name)
      throws IOException, GeneralSecurityException {
    HeldKey key = key(name);
    return new SigningAuthority(
        above.issue(
            pack.profile(role), Holder.of(name, "Example"), key.publicKey(), days(700), POINTERS),
        key);
  }

  public List<X509Certificate> leaf(SigningAuthority above, Role role, String name, PublicKey key)
      throws GeneralSecurityException {
    return above.issue(pack.profile(role), Holder.of(name, "Example"), key, days(60), POINTERS);
  }

  public Profile profile(Role role) {
    return pack.profile(role);
  }
}
