package org.voltide.pki.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.pki.TestHierarchy.NOW;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.authority.CertificateStatus;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.RevocationList;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.trust.SignedList;
import org.voltide.pki.validation.ContractValidation;

/**
 * What others send of certificates, each byte changed once, and cut off after each: it is read or
 * refused with a reason.
 */
class HostileAnswersTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private static Path folder;
  private static KeyPair keys;
  private static SigningAuthority root;
  private static X509Certificate contract;
  private static CertificateId id;

  /** Reads bytes, or throws what it is to throw for bytes that are wrong. */
  private interface Reader {
    void read(byte[] bytes) throws Exception;
  }

  @BeforeAll
  static void make() throws Exception {
    keys = NewKeys.of(SignatureScheme.ECDSA_P256);
    root =
        SigningAuthority.root(
            ProfilePack.ISO_15118_2.profile(Role.MO_ROOT),
            Holder.of("root", "Example"),
            HeldKey.inMemory(keys.getPublic(), keys.getPrivate()),
            TestHierarchy.days(3_650));
    TestHierarchy made = TestHierarchy.in(folder, ProfilePack.ISO_15118_2);
    SigningAuthority issuer = made.sub(root, Role.MO_SUB_2, "issuer");
    contract = made.leaf(issuer, Role.CONTRACT, "DEABCC12345678", keys.getPublic()).getFirst();
    id = CertificateId.of(issuer.certificate(), root.certificate(), CertificateId.Hash.SHA256);
  }

  @Test
  void answersOfResponders() throws Exception {
    OcspResponder responder =
        new OcspResponder(
            root.certificate(), root.chain(), root.key(), _ -> new CertificateStatus.Good(), DAY);
    judged(
        responder.answer(new OcspQuestion(id).encoded(), NOW),
        OcspAnswer.RefusedException.class,
        bytes -> OcspAnswer.read(bytes, id, root.certificate(), NOW));
  }

  @Test
  void anAnswerWhoseStatusIsNoNumberAnybodyKnows() {
    byte[] large = HexFormat.of().parseHex("30090a070101010101010a");
    assertThatThrownBy(() -> OcspAnswer.read(large, id, root.certificate(), NOW))
        .isInstanceOf(OcspAnswer.RefusedException.class);
  }

  @Test
  void revocationLists() throws Exception {
    var revoked =
        new RevocationList.Revoked(contract.getSerialNumber(), NOW, CRLReason.KEY_COMPROMISE);
    judged(
        RevocationList.make(root, 1, List.of(revoked), TestHierarchy.days(7)).getEncoded(),
        RevocationListing.RefusedException.class,
        bytes -> RevocationListing.read(bytes, root.certificate(), NOW));
  }

  @Test
  void signedLists() throws Exception {
    var generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()),
                root.certificate()));
    byte[] content = "roots".getBytes(StandardCharsets.UTF_8);
    Instant soon = Instant.now();
    judged(
        generator.generate(new CMSProcessableByteArray(content), true).getEncoded(),
        SignedList.RefusedException.class,
        bytes -> SignedList.read(bytes, root.certificate(), soon));
  }

  @Test
  void contractsInPem() throws Exception {
    ContractValidation validation = new ContractValidation(Set.of(root.certificate()));
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    judged(
        Pem.of(contract).getBytes(StandardCharsets.ISO_8859_1),
        CertificateException.class,
        bytes -> {
          List<X509Certificate> shown =
              factory.generateCertificates(new ByteArrayInputStream(bytes)).stream()
                  .map(X509Certificate.class::cast)
                  .toList();
          assertThat(validation.judge(shown, NOW)).isNotNull();
        });
  }

  @Test
  void requestsOfStations() throws Exception {
    String pem =
        CertificationRequest.pem(
            HeldKey.inMemory(keys.getPublic(), keys.getPrivate()),
            ProfilePack.ISO_15118_2.profile(Role.SECC),
            Holder.of("DEABCE1", "Example"));
    String inner = pem.replaceAll("-----[A-Z ]+-----", "");
    judged(
        Base64.getMimeDecoder().decode(inner),
        SigningRequest.RefusedException.class,
        bytes -> SigningRequest.read(pem.replace(inner, "\n" + mime(bytes) + "\n")));
  }

  private static String mime(byte[] bytes) {
    return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
  }

  /** What is right is read; of what was done to it, nothing ends otherwise than by a refusal. */
  private static void judged(byte[] right, Class<? extends Exception> refusal, Reader reader)
      throws Exception {
    reader.read(right);
    Random random = new Random(right.length);
    for (int at = 0; at < right.length; at++) {
      byte[] other = right.clone();
      other[at] ^= (byte) (1 + random.nextInt(255));
      for (byte[] bytes : List.of(other, Arrays.copyOf(right, at))) {
        try {
          reader.read(bytes);
        } catch (Exception refused) {
          assertThat(refused)
              .as(() -> HexFormat.of().formatHex(bytes))
              .isInstanceOf(refusal)
              .message()
              .isNotBlank();
        }
      }
    }
  }
}
