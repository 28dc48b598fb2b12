package org.voltide.pki.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.pki.TestHierarchy.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.validation.ContractVerdict.Broken;
import org.voltide.pki.validation.ContractVerdict.Expired;
import org.voltide.pki.validation.ContractVerdict.Valid;

class ContractValidationTest {
  private static final String EMAID = "DEABCC00000001";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ProfilePack.class)
  void aContractOfAnyPackIsValidUntilSomethingOfItExpires(ProfilePack pack) throws Exception {
    TestHierarchy made = TestHierarchy.in(folder, pack);
    SigningAuthority root = made.root(Role.MO_ROOT, "MO root");
    SigningAuthority lower = made.sub(made.sub(root, Role.MO_SUB_1, "MO 1"), Role.MO_SUB_2, "MO 2");
    List<X509Certificate> chain =
        made.leaf(lower, Role.CONTRACT, EMAID, made.key("contract").publicKey());
    ContractValidation byRoot = new ContractValidation(Set.of(root.certificate()));

    assertThat(byRoot.judge(chain, NOW)).isEqualTo(new Valid(chain));
    List<X509Certificate> mixed = new ArrayList<>(chain.subList(1, chain.size()).reversed());
    mixed.addFirst(chain.getFirst());
    assertThat(byRoot.judge(mixed, NOW)).as("some hand it on so").isEqualTo(new Valid(chain));
    assertThat(new ContractValidation(Set.of(lower.certificate())).judge(chain, NOW))
        .isEqualTo(new Valid(chain.subList(0, 2)));
    Instant end = chain.getFirst().getNotAfter().toInstant();
    assertThat(byRoot.judge(chain, end.plusSeconds(1))).isEqualTo(new Expired(end));
    assertThat(byRoot.judge(chain, NOW.minus(Duration.ofDays(1)))).isInstanceOf(Broken.class);
  }

  @Test
  void whatIsNoContractOrOfNobodyTrustedIsBroken() throws Exception {
    TestHierarchy made = TestHierarchy.in(folder, ProfilePack.ISO_15118_2);
    PublicKey key = made.key("leaf").publicKey();
    SigningAuthority root = made.root(Role.V2G_ROOT, "V2G root");
    SigningAuthority cpo = made.sub(root, Role.CPO_SUB_2, "CPO");
    SigningAuthority mo = made.sub(root, Role.MO_SUB_2, "MO");
    ContractValidation validation = new ContractValidation(Set.of(root.certificate()));

    assertThat(validation.judge(made.leaf(cpo, Role.SECC, "DE*ABC*E1", key), NOW))
        .isEqualTo(new Broken(false, "the certificate is not for contracts"));
    assertThat(validation.judge(mo.chain(), NOW)).isInstanceOf(Broken.class);
    assertThat(validation.judge(List.of(), NOW)).isInstanceOf(Broken.class);
    List<X509Certificate> contract = made.leaf(mo, Role.CONTRACT, EMAID, key);
    assertThat(new ContractValidation(Set.of()).judge(contract, NOW)).isInstanceOf(Broken.class);
    SigningAuthority stranger = made.root(Role.V2G_ROOT, "Stranger");
    assertThat(new ContractValidation(Set.of(stranger.certificate())).judge(contract, NOW))
        .isInstanceOf(Broken.class);
  }

  @Test
  void aSignatureOfSomebodyOfTheSameNameIsForged() throws Exception {
    TestHierarchy made = TestHierarchy.in(folder, ProfilePack.HUBJECT);
    SigningAuthority root = made.root(Role.MO_ROOT, "MO root");
    SigningAuthority right = made.sub(root, Role.MO_SUB_2, "MO");
    TestHierarchy other =
        TestHierarchy.in(Files.createDirectory(folder.resolve("forger")), ProfilePack.HUBJECT);
    SigningAuthority forger = other.sub(root, Role.MO_SUB_2, "MO");
    List<X509Certificate> forged =
        made.leaf(forger, Role.CONTRACT, EMAID, made.key("contract").publicKey());

    assertThat(
            new ContractValidation(Set.of(root.certificate()))
                .judge(List.of(forged.getFirst(), right.certificate()), NOW))
        .isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.isForged()).isTrue());
  }
}
