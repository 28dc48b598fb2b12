package org.voltide.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.Validity;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.Pkcs12Custody;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/**
 * A Plug and Charge world: one root, and under it a car, a contract, a provisioning service and who
 * issues stations.
 */
record PkiWorld(
    ProfilePack pack,
    X509Certificate root,
    Owner car,
    Owner contract,
    HeldKey serviceKey,
    List<X509Certificate> service,
    SigningAuthority stations) {
  static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** Revocation is pointed to, never asked for. */
  private static final Pointers POINTERS =
      new Pointers(Optional.of(URI.create("http://127.0.0.1/ocsp")), Optional.empty());

  /** Somebody with a key in memory. */
  record Owner(KeyPair keys, List<X509Certificate> chain) {}

  /** Makes it, its keys in custody in a directory. */
  static PkiWorld in(Path directory, ProfilePack pack, SignatureScheme scheme)
      throws IOException, GeneralSecurityException {
    var custody = new Pkcs12Custody(directory.resolve(pack.label() + ".p12"), "for the benchmark");
    SigningAuthority root =
        SigningAuthority.root(
            pack.profile(Role.V2G_ROOT),
            Holder.of("Root", "Bench"),
            custody.generate("root", scheme),
            Validity.starting(Instant.now(), Duration.ofDays(3_650)));
    Issuing issuing = new Issuing(pack, scheme, custody, root);
    HeldKey serviceKey = custody.generate("service", scheme);
    KeyPair car = keys(scheme);
    KeyPair contract = keys(scheme);
    return new PkiWorld(
        pack,
        root.certificate(),
        new Owner(
            car,
            issuing.leaf(
                issuing.authority(Role.OEM_SUB_1, Role.OEM_SUB_2),
                Role.PROVISIONING,
                "WAUTEST1234567890",
                car.getPublic())),
        new Owner(
            contract,
            issuing.leaf(
                issuing.authority(Role.MO_SUB_1, Role.MO_SUB_2),
                Role.CONTRACT,
                "DEABCC12345678",
                contract.getPublic())),
        serviceKey,
        issuing.leaf(
            issuing.authority(Role.CPS_SUB_1, Role.CPS_SUB_2),
            Role.CPS,
            "Service",
            serviceKey.publicKey()),
        issuing.authority(Role.CPO_SUB_1, Role.CPO_SUB_2));
  }

  /** Issues the certificate of a station. */
  List<X509Certificate> issueStation(PublicKey key) throws GeneralSecurityException {
    return issue(pack, stations, Role.SECC, "DE*ABC*E1", key);
  }

  private static KeyPair keys(SignatureScheme scheme) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(scheme.keyAlgorithm(), BOUNCY_CASTLE);
    generator.initialize(new ECGenParameterSpec(scheme.curve()));
    return generator.generateKeyPair();
  }

  private static List<X509Certificate> issue(
      ProfilePack pack, SigningAuthority issuer, Role role, String name, PublicKey key)
      throws GeneralSecurityException {
    return issuer.issue(
        pack.profile(role),
        Holder.of(name, "Bench"),
        key,
        Validity.starting(Instant.now(), Duration.ofDays(60)),
        POINTERS);
  }

  private record Issuing(
      ProfilePack pack, SignatureScheme scheme, Pkcs12Custody custody, SigningAuthority root) {

    SigningAuthority authority(Role upper, Role lower)
        throws IOException, GeneralSecurityException {
      return below(below(root, upper), lower);
    }

    private SigningAuthority below(SigningAuthority issuer, Role role)
        throws IOException, GeneralSecurityException {
      HeldKey key = custody.generate(role.name(), scheme);
      return new SigningAuthority(issue(pack, issuer, role, role.name(), key.publicKey()), key);
    }

    List<X509Certificate> leaf(SigningAuthority issuer, Role role, String name, PublicKey key)
        throws GeneralSecurityException {
      return issue(pack, issuer, role, name, key);
    }
  }
}
