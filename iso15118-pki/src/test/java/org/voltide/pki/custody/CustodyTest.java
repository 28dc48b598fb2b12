package org.voltide.pki.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.OpenSsl;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/** Keys in a file and in a token: kept, found again by another opening, signing, not given away. */
class CustodyTest {
  private static final String PASSWORD = "a long password";
  private static final byte[] MESSAGE = {1, 2, 3};

  private static final Set<SignatureScheme> KEPT =
      EnumSet.complementOf(EnumSet.of(SignatureScheme.SLH_DSA_SHA2_128S));

  @TempDir private Path folder;

  @Test
  void aFileKeepsKeysOfAllSchemes() throws Exception {
    Path file = folder.resolve("keys/authorities.p12");
    for (SignatureScheme scheme : KEPT) {
      HeldKey made = new Pkcs12Custody(file, PASSWORD).generate(label(scheme), scheme);
      HeldKey found = new Pkcs12Custody(file, PASSWORD).find(label(scheme)).orElseThrow();
      assertThat(found.publicKey()).isEqualTo(made.publicKey());
      assertThat(found.scheme()).isEqualTo(scheme);
      assertSigns(found);
    }
    Pkcs12Custody custody = new Pkcs12Custody(file, PASSWORD);
    assertThat(custody.labels()).hasSameSizeAs(KEPT).contains("ecdsa_p521", "ml_dsa_65");
    assertThat(custody.find("other")).isEmpty();
    assertThatThrownBy(() -> custody.generate("ed448", SignatureScheme.ED448))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessage("There is a key 'ed448' already");
    assertThatThrownBy(() -> custody.generate("hash", SignatureScheme.SLH_DSA_SHA2_128S))
        .hasMessage("Keys of SLH-DSA-SHA2-128S cannot be kept");
  }

  private static String label(SignatureScheme scheme) {
    return scheme.name().toLowerCase(Locale.ROOT);
  }

  private static void assertSigns(HeldKey key) throws GeneralSecurityException {
    Signature verifier =
        Signature.getInstance(key.scheme().signatureAlgorithm(), new BouncyCastleProvider());
    verifier.initVerify(key.publicKey());
    verifier.update(MESSAGE);
    assertThat(verifier.verify(key.sign(MESSAGE))).isTrue();
  }

  @Test
  void aFileIsEncryptedAndItsOwnersAlone() throws Exception {
    Path file = folder.resolve("keys.p12");
    new Pkcs12Custody(file, PASSWORD).generate("root", SignatureScheme.ECDSA_P256);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> new Pkcs12Custody(file, "another password").labels())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Pkcs12Custody(file, "short"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Pkcs12Custody(file, PASSWORD).toString()).doesNotContain(PASSWORD);
    OpenSsl openSsl = new OpenSsl(folder);
    assertThat(
            openSsl.succeeds(
                "pkcs12", "-in", "keys.p12", "-passin", "pass:" + PASSWORD, "-nodes", "-info"))
        .contains("PBES2", "AES-256-CBC", "BEGIN PRIVATE KEY");
  }

  @Test
  void aTokenMakesKeysAndDoesNotGiveThemAway() throws Exception {
    SoftHsm token = SoftHsm.withToken();
    Pkcs11Custody custody = token.open();
    HeldKey key = custody.generate("v2g-root", SignatureScheme.ECDSA_P521);
    assertThat(key.isExtractable()).isFalse();
    assertThat(token.open().labels()).containsExactly("v2g-root");
    assertSigns(token.open().find("v2g-root").orElseThrow());
    assertThatThrownBy(() -> custody.generate("other", SignatureScheme.ED448))
        .hasMessage("Tokens are used for ECDSA only, not for Ed448");
    issues(new TestHierarchy(ProfilePack.ISO_15118_20, custody));
  }

  private void issues(TestHierarchy hierarchy) throws Exception {
    SigningAuthority root = hierarchy.root(Role.V2G_ROOT, "root");
    SigningAuthority sub = hierarchy.sub(root, Role.CPO_SUB_2, "sub");
    OpenSsl openSsl = new OpenSsl(folder);
    openSsl.pem("root.pem", root.chain());
    openSsl.pem("sub.pem", List.of(sub.certificate()));
    openSsl.succeeds(
        "verify",
        "-attime",
        Long.toString(TestHierarchy.NOW.getEpochSecond()),
        "-CAfile",
        "root.pem",
        "sub.pem");
  }

  @Test
  void aLibraryThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Pkcs11Custody.open(folder.resolve("none.so"), 0, "1234"))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("cannot be used");
  }
}
