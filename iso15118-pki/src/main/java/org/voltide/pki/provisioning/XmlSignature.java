package org.voltide.pki.provisioning;

import static org.voltide.pki.exi.Namespaces.SIGNATURE;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiCodec;
import org.voltide.pki.provisioning.Refusal.DigestWrong;
import org.voltide.pki.provisioning.Refusal.NotSigned;
import org.voltide.pki.provisioning.Refusal.SignatureWrong;
import org.voltide.pki.provisioning.Refusal.UnknownAlgorithm;
import org.voltide.pki.provisioning.Refusal.Wrapped;

/**
 * XML signatures over canonical EXI: each signed element as a fragment in the schema of the
 * messages, SignedInfo in that of XML Signature alone.
 *
 * @param messages schema of the messages
 */
record XmlSignature(Exi exi, ExiCodec messages) {
  private static final String CANONICAL = "http://www.w3.org/TR/canonical-exi/";

  /** What checking a signature finds; nothing wrong when there are no faults. */
  record Outcome(List<Refusal> faults, Set<Deviation> deviations) {}

  /** Signs elements, each of which has an Id. */
  Element sign(List<Element> elements, X509Certificate signer, MessageSigner key)
      throws RefusedException {
    try {
      AsymmetricKeyParameter publicKey = Certificates.key(signer);
      SignatureAlgorithm algorithm =
          SignatureAlgorithm.of(publicKey)
              .orElseThrow(() -> new GeneralSecurityException("its key is of no edition"));
      Element signedInfo = signedInfo(elements, algorithm);
      byte[] signature = key.sign(exi.signature().fragment(signedInfo));
      byte[] value =
          publicKey instanceof ECPublicKeyParameters ec
              ? algorithm.plain(ec, signature)
              : signature;
      return Element.of(
          name("Signature"),
          signedInfo,
          Element.text(name("SignatureValue"), Base64.getEncoder().encodeToString(value)));
    } catch (GeneralSecurityException e) {
      throw new RefusedException(new NotSigned(String.valueOf(e.getMessage())));
    }
  }

  private Element signedInfo(List<Element> elements, SignatureAlgorithm algorithm) {
    List<Element> parts = new ArrayList<>();
    parts.add(algorithm("CanonicalizationMethod", CANONICAL));
    parts.add(algorithm("SignatureMethod", algorithm.uri()));
    for (Element element : elements) {
      byte[] digest = algorithm.digest(messages.fragment(element));
      parts.add(
          Element.of(
                  name("Reference"),
                  Element.of(name("Transforms"), algorithm("Transform", CANONICAL)),
                  algorithm("DigestMethod", algorithm.digestUri()),
                  Element.text(name("DigestValue"), Base64.getEncoder().encodeToString(digest)))
              .with(new QName("URI"), "#" + element.id().orElseThrow()));
    }
    return Element.of(name("SignedInfo"), parts);
  }

  /**
   * Checks that a signature is over exactly these elements, as they stand in the message, and by
   * the key of the certificate.
   */
  Outcome verify(
      Element signature, List<Element> elements, X509Certificate signer, String signerName) {
    List<Refusal> faults = new ArrayList<>();
    Set<Deviation> deviations = EnumSet.noneOf(Deviation.class);
    Element signedInfo = signature.child("SignedInfo").orElseThrow();
    Optional<SignatureAlgorithm> known = algorithm(signer);
    Optional<String> used = used(signedInfo, "SignatureMethod");
    if (known.isEmpty() || !used.equals(known.map(SignatureAlgorithm::uri))) {
      faults.add(new UnknownAlgorithm(used.orElse("of the signature")));
      return new Outcome(faults, deviations);
    }
    SignatureAlgorithm algorithm = known.get();
    if (!used(signedInfo, "CanonicalizationMethod").equals(Optional.of(CANONICAL))) {
      faults.add(new UnknownAlgorithm(used(signedInfo, "CanonicalizationMethod").orElse("none")));
    }
    verifyReferences(signedInfo, elements, algorithm, faults, deviations);
    verifyValue(signature, signedInfo, signer, signerName, algorithm, faults, deviations);
    return new Outcome(List.copyOf(faults), Set.copyOf(deviations));
  }

  private static Optional<SignatureAlgorithm> algorithm(X509Certificate signer) {
    try {
      return SignatureAlgorithm.of(Certificates.key(signer));
    } catch (GeneralSecurityException e) {
      // A key that cannot be used has no algorithm.
      return Optional.empty();
    }
  }

  private void verifyReferences(
      Element signedInfo,
      List<Element> elements,
      SignatureAlgorithm algorithm,
      List<Refusal> faults,
      Set<Deviation> deviations) {
    List<Element> references =
        signedInfo.children().stream().filter(part -> part.is("Reference")).toList();
    Set<String> ids = new HashSet<>();
    elements.forEach(element -> element.id().ifPresent(ids::add));
    if (references.size() != elements.size() || ids.size() != elements.size()) {
      faults.add(
          new Wrapped(
              "%d references, %d elements with different Ids"
                  .formatted(references.size(), ids.size())));
      return;
    }
    for (Element element : elements) {
      String uri = "#" + element.id().orElseThrow();
      List<Element> to =
          references.stream()
              .filter(reference -> reference.attribute("URI").equals(Optional.of(uri)))
              .toList();
      if (to.size() != 1) {
        faults.add(new Wrapped("%s is referred to %d times".formatted(uri, to.size())));
      } else {
        verifyDigest(to.getFirst(), element, algorithm, faults, deviations);
      }
    }
  }

  private void verifyDigest(
      Element reference,
      Element element,
      SignatureAlgorithm algorithm,
      List<Refusal> faults,
      Set<Deviation> deviations) {
    if (!used(reference, "DigestMethod").equals(Optional.of(algorithm.digestUri()))) {
      faults.add(new UnknownAlgorithm(used(reference, "DigestMethod").orElse("of the digest")));
      return;
    }
    List<Element> transforms =
        reference.child("Transforms").map(Element::children).orElse(List.of());
    for (Element transform : transforms) {
      if (!transform.attribute("Algorithm").equals(Optional.of(CANONICAL))) {
        faults.add(new UnknownAlgorithm(transform.attribute("Algorithm").orElse("none")));
        return;
      }
    }
    byte[] value = bytes(reference.child("DigestValue").map(Element::text).orElse(""));
    if (MessageDigest.isEqual(value, algorithm.digest(messages.fragment(element)))) {
      return;
    }
    if (element.is("eMAID")
        && MessageDigest.isEqual(value, algorithm.digest(exi.typedEmaid().fragment(element)))) {
      deviations.add(Deviation.TYPED_EMAID);
    } else {
      faults.add(new DigestWrong(element.name().getLocalPart()));
    }
  }

  private void verifyValue(
      Element signature,
      Element signedInfo,
      X509Certificate signer,
      String signerName,
      SignatureAlgorithm algorithm,
      List<Refusal> faults,
      Set<Deviation> deviations) {
    byte[] value = bytes(signature.child("SignatureValue").map(Element::text).orElse(""));
    var key = signer.getPublicKey();
    if (algorithm.verify(key, exi.signature().fragment(signedInfo), value)) {
      return;
    }
    if (algorithm.verify(key, messages.fragment(signedInfo), value)) {
      deviations.add(Deviation.SIGNED_INFO_OF_MESSAGES);
    } else {
      faults.add(new SignatureWrong(signerName));
    }
  }

  private static byte[] bytes(String base64) {
    return Base64.getMimeDecoder().decode(base64);
  }

  private static Optional<String> used(Element holder, String method) {
    return holder.child(method).flatMap(element -> element.attribute("Algorithm"));
  }

  private static Element algorithm(String method, String uri) {
    return Element.of(name(method)).with(new QName("Algorithm"), uri);
  }

  private static QName name(String local) {
    return new QName(SIGNATURE, local);
  }
}
