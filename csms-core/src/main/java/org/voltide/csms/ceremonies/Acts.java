package org.voltide.csms.ceremonies;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorities.PemChain;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.ceremony.Approver;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Inventory.Known;
import org.voltide.pki.ceremony.RefusedException;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.custody.Custody;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.SignatureScheme;

/**
 * Does what was proposed. Voltide signs for the people whom it has authenticated, by a key of each
 * that is in custody beside those of the authorities.
 *
 * @param organization whose authorities these are
 */
record Acts(Ceremonies ceremonies, Custody custody, String organization, Instant now) {

  /**
   * Does it.
   *
   * @param by who stands for it
   * @return what came of it, in PEM; maybe nothing
   */
  String perform(ProposedAct act, List<String> by)
      throws IOException, GeneralSecurityException, RefusedException {
    List<Approver> approvers = new ArrayList<>();
    for (String person : by) {
      approvers.add(approver(person));
    }
    return switch (act) {
      case ProposedAct.Enroll(String person) -> {
        ceremonies.enroll(approver(person), approvers);
        yield "";
      }
      case ProposedAct.Root(Wanted wanted) ->
          pem(ceremonies.createRoot(wanted.wish(organization), approvers));
      case ProposedAct.Below(String issuer, Wanted wanted) ->
          pem(ceremonies.createAuthority(issuer, wanted.wish(organization), approvers));
      case ProposedAct.Request(Wanted wanted) ->
          ceremonies.request(wanted.wish(organization), approvers);
      case ProposedAct.Adopt(String label, String chain) -> {
        ceremonies.adopt(label, PemChain.read(chain), approvers);
        yield "";
      }
      case ProposedAct.Cross(String issuer, String root, int days) ->
          Pem.of(
              ceremonies.crossCertify(
                  issuer, PemChain.read(root).getFirst(), Duration.ofDays(days), approvers));
      case ProposedAct.Revoke revoke -> {
        ceremonies.revoke(
            revoke.issuer(), new BigInteger(revoke.serialNumber(), 16), revoke.reason(), approvers);
        yield "";
      }
      case ProposedAct.Successor(SuccessorPlan plan) ->
          pem(new SuccessorMaking(ceremonies, organization, approvers, now).make(plan));
      case ProposedAct.Use use -> {
        use(use, approvers);
        yield "";
      }
    };
  }

  /** The next one issues before the former one stops: in between, neither is missing. */
  private void use(ProposedAct.Use act, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    useUnlessSo(act.root(), act.use(), by);
    if (act.former() != null && act.use() == RootUse.ISSUING) {
      useUnlessSo(act.former(), RootUse.FORMER, by);
    }
  }

  private void useUnlessSo(String root, RootUse use, List<Approver> by)
      throws IOException, GeneralSecurityException, RefusedException {
    @Nullable Known known = ceremonies.inventory().authorities().get(root);
    if (known == null || known.use() != use) {
      ceremonies.use(root, use, by);
    }
  }

  private Approver approver(String person) throws IOException, GeneralSecurityException {
    String label = "person-" + digest(person);
    Optional<HeldKey> known = custody.find(label);
    return new Approver(
        person,
        known.isPresent() ? known.get() : custody.generate(label, SignatureScheme.ECDSA_P256));
  }

  /** Names of people differ by case, and labels of keys may not. */
  private static String digest(String person) throws GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(person.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  static String pem(List<X509Certificate> chain) throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      text.append(Pem.of(certificate));
    }
    return text.toString();
  }
}
