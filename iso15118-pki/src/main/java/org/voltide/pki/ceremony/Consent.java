package org.voltide.pki.ceremony;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.voltide.pki.audit.Act;
import org.voltide.pki.audit.Entry;
import org.voltide.pki.profile.SignatureScheme;

/** Who has to sign for what: acts of roots and authorities need two people where that is agreed. */
final class Consent {
  private static final int TWO = 2;

  private Consent() {}

  /** The entry, signed by everybody. */
  static Entry sign(Entry entry, List<Approver> approvers) throws GeneralSecurityException {
    SequencedMap<String, String> signatures = new LinkedHashMap<>();
    for (Approver approver : approvers) {
      byte[] statement = entry.statement().getBytes(StandardCharsets.UTF_8);
      signatures.put(
          approver.name(), Base64.getEncoder().encodeToString(approver.key().sign(statement)));
    }
    return new Entry(
        entry.previous(), entry.number(), entry.at(), entry.act(), entry.details(), signatures);
  }

  /** Refuses an entry that needs more signatures of enrolled people than it has. */
  static void check(Entry entry, Register before) throws RefusedException {
    for (Map.Entry<String, String> signature : entry.signatures().entrySet()) {
      PublicKey key = before.people().get(signature.getKey());
      if (key == null || !isSigned(entry, key, signature.getValue())) {
        throw new RefusedException(
            Refusal.SECOND_PERSON,
            "The signature of %s does not count".formatted(signature.getKey()));
      }
    }
    refuseTooFew(
        needsTwo(entry.act(), before) || isOfAuthority(entry, before),
        entry.signatures().size(),
        before);
  }

  /** Refuses an act that will need more signatures before anything is made for it. */
  static void check(Act act, List<Approver> by, Register before) throws RefusedException {
    refuseTooFew(needsTwo(act, before), by.size(), before);
  }

  private static void refuseTooFew(boolean two, int signatures, Register before)
      throws RefusedException {
    if (two && signatures < TWO && before.rules().map(Rules::secondPerson).orElse(false)) {
      throw new RefusedException(
          Refusal.SECOND_PERSON, "Two enrolled people have to sign for this act");
    }
  }

  /** The first two people are enrolled by nobody; without them no root is made. */
  private static boolean needsTwo(Act act, Register before) {
    return switch (act) {
      case PERSON -> before.people().size() >= TWO;
      case SET_UP, ISSUE, REVOKE, CRL, SEAL, REFUSE -> false;
      case ROOT, AUTHORITY, REQUEST, ADOPT, CROSS, USE -> true;
    };
  }

  private static boolean isOfAuthority(Entry entry, Register before) {
    String serial = entry.detail("serial");
    return entry.act() == Act.REVOKE
        && before.authorities().values().stream()
            .anyMatch(ours -> ours.chain.getFirst().getSerialNumber().toString(16).equals(serial));
  }

  private static boolean isSigned(Entry entry, PublicKey key, String signature) {
    try {
      Signature verifier = Signature.getInstance(SignatureScheme.ECDSA_P256.signatureAlgorithm());
      verifier.initVerify(key);
      verifier.update(entry.statement().getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
