package org.voltide.pki.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiDocument;
import org.voltide.pki.exi.ExiException;
import org.voltide.pki.exi.ExiFault;
import org.voltide.pki.inspection.Inspection.Verdict;
import org.voltide.pki.provisioning.AnswerVerifier;
import org.voltide.pki.provisioning.Deviation;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.Refusal;
import org.voltide.pki.provisioning.RequestReader;
import org.voltide.pki.provisioning.Trust;

/**
 * Explains recorded messages.
 *
 * @param trust anchors for every purpose; none when chains are not to be followed
 */
public record Inspector(Exi exi, Trust trust) {
  private static final Set<String> REQUESTS =
      Set.of("CertificateInstallationReq", "CertificateUpdateReq");
  private static final Set<String> ANSWERS =
      Set.of("CertificateInstallationRes", "CertificateUpdateRes");

  /** A message and the edition it belongs to. */
  private record Found(Edition edition, ExiDocument document) {}

  /**
   * @param recorded EXI, or text with it: base64, hexadecimal digits, a frame
   * @param at the time to judge certificates by
   */
  public Inspection inspect(byte[] recorded, Instant at) {
    Optional<byte[]> exi = Recording.exi(recorded);
    if (exi.isEmpty()) {
      return Inspection.unreadable("it is neither EXI nor base64 nor hexadecimal digits");
    }
    try {
      return explained(exi.get(), found(exi.get()), at);
    } catch (ExiException e) {
      return Inspection.unreadable(e.fault().reason());
    }
  }

  /** Tries both editions; of two faults the one that says more is told. */
  private Found found(byte[] bytes) throws ExiException {
    try {
      return new Found(Edition.ISO_2, exi.iso2().decode(bytes));
    } catch (ExiException first) {
      try {
        return new Found(Edition.ISO_20, exi.iso20().decode(bytes));
      } catch (ExiException second) {
        throw first.fault() instanceof ExiFault.Malformed ? second : first;
      }
    }
  }

  private Inspection explained(byte[] bytes, Found found, Instant at) {
    Element root = found.document().root();
    Element body = root.child("Body").flatMap(b -> b.children().stream().findFirst()).orElse(root);
    String name = body.name().getLocalPart();
    List<Refusal> faults = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    boolean signed = REQUESTS.contains(name) || ANSWERS.contains(name);
    if (REQUESTS.contains(name)) {
      judgeRequest(found.edition(), bytes, at, faults, remarks);
    } else if (ANSWERS.contains(name)) {
      judgeAnswer(found.edition(), bytes, at, faults, remarks);
    }
    if (trust.isEmpty() && faults.removeIf(Inspector::isOfTrust)) {
      remarks.add("whether the certificates can be trusted was not checked: no anchor was given");
    }
    Verdict verdict =
        !signed ? Verdict.NOTHING_TO_VERIFY : faults.isEmpty() ? Verdict.RIGHT : Verdict.WRONG;
    return new Inspection(
        "%s of %s, %,d bytes".formatted(name, title(found.edition()), bytes.length),
        MessageText.lines(root),
        MessageText.certificates(root),
        verdict,
        faults.stream().map(Refusal::reason).toList(),
        remarks);
  }

  private static boolean isOfTrust(Refusal refusal) {
    return refusal instanceof Refusal.Untrusted || refusal instanceof Refusal.IssuerUnknown;
  }

  private void judgeRequest(
      Edition edition, byte[] bytes, Instant at, List<Refusal> faults, List<String> remarks) {
    String base64 = Base64.getEncoder().encodeToString(bytes);
    switch (new RequestReader(exi, trust, trust).read(edition, base64, at)) {
      case RequestReader.Understood(var request) ->
          request.deviations().stream().map(Deviation::meaning).sorted().forEach(remarks::add);
      case RequestReader.Refused(Refusal refusal) -> faults.add(refusal);
    }
  }

  private void judgeAnswer(
      Edition edition, byte[] bytes, Instant at, List<Refusal> faults, List<String> remarks) {
    switch (new AnswerVerifier(exi, trust, trust).verify(edition, bytes, at)) {
      case AnswerVerifier.Verified(var verification) -> {
        faults.addAll(verification.faults());
        verification.deviations().stream().map(Deviation::meaning).sorted().forEach(remarks::add);
      }
      case AnswerVerifier.Unverifiable(Refusal refusal) -> faults.add(refusal);
    }
  }

  private static String title(Edition edition) {
    return switch (edition) {
      case ISO_2 -> "ISO 15118-2";
      case ISO_20 -> "ISO 15118-20";
    };
  }
}
