package org.voltide.pki.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.pki.TestHierarchy.NOW;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;

/** What an authority elsewhere sends is used only when it is what was asked for. */
class ReceivedChainTest {
  @TempDir private Path folder;
  private TestHierarchy made;
  private SigningAuthority root;
  private SigningAuthority upper;
  private SigningAuthority issuer;
  private HeldKey key;
  private SigningRequest request;

  @BeforeEach
  void make() throws Exception {
    made = TestHierarchy.in(folder, ProfilePack.ISO_15118_2);
    root = made.root(Role.V2G_ROOT, "root");
    upper = made.sub(root, Role.CPO_SUB_1, "upper");
    issuer = made.sub(upper, Role.CPO_SUB_2, "issuer");
    key = made.key("station");
    request =
        SigningRequest.read(
            CertificationRequest.pem(
                key, made.profile(Role.SECC), Holder.of("DEABCE1", "Example")));
  }

  private List<X509Certificate> issued(String name) throws Exception {
    return made.leaf(issuer, Role.SECC, name, key.publicKey());
  }

  private ReceivedChain judged(List<X509Certificate> bag, ProfilePack pack, Purpose purpose) {
    TrustStore store = TrustStore.of("elsewhere").with(purpose, root.certificate());
    return ReceivedChain.of(request, bag, new ChainJudge(store, pack, (_, _) -> false), NOW);
  }

  private ReceivedChain judged(List<X509Certificate> bag) {
    return judged(bag, ProfilePack.ISO_15118_2, Purpose.STATIONS);
  }

  private static String reason(ReceivedChain chain) {
    return ((ReceivedChain.Unusable) chain).reason();
  }

  @Test
  void aBagInAnyOrderIsPutInOrder() throws Exception {
    List<X509Certificate> path = issued("DEABCE1");
    List<X509Certificate> bag = new ArrayList<>(path);
    bag.add(made.root(Role.MO_ROOT, "another").certificate());
    for (int i = 0; i < bag.size(); i++) {
      Collections.rotate(bag, 1);
      assertThat(judged(bag)).isEqualTo(new ReceivedChain.Usable(path));
    }
    assertThat(judged(path.subList(0, 3))).isEqualTo(new ReceivedChain.Usable(path));
  }

  @Test
  void whatIsNotWhatWasAskedForIsRefused() throws Exception {
    List<X509Certificate> path = issued("DEABCE1");
    assertThat(reason(judged(issued("DEABCE2")))).contains("DEABCE2");
    assertThat(reason(judged(path.subList(1, 4)))).startsWith("0 certificates");
    assertThat(reason(judged(List.of(path.get(0), issued("DEABCE1").get(0)))))
        .startsWith("2 certificates");
    assertThat(reason(judged(path.subList(0, 2)))).contains("trusts nobody");
    assertThat(reason(judged(path, ProfilePack.ISO_15118_2, Purpose.CONTRACTS)))
        .as("an anchor for contracts never validates a station")
        .contains("trusts nobody for STATIONS");
    assertThat(reason(judged(path, ProfilePack.ISO_15118_20, Purpose.STATIONS)))
        .startsWith("The certificate breaks its profile: ");
  }

  @Test
  void aForgedIssuerIsRefused() throws Exception {
    TestHierarchy forger = TestHierarchy.in(folder.resolve("forger"), ProfilePack.ISO_15118_2);
    SigningAuthority false1 = forger.sub(forger.root(Role.V2G_ROOT, "root"), Role.CPO_SUB_1, "x");
    SigningAuthority false2 = forger.sub(false1, Role.CPO_SUB_2, "issuer");
    assertThat(reason(judged(forger.leaf(false2, Role.SECC, "DEABCE1", key.publicKey()))))
        .contains("was not signed by");
  }
}
