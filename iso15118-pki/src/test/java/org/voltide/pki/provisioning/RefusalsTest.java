package org.voltide.pki.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.pki.exi.Namespaces.BODY_2;
import static org.voltide.pki.provisioning.Party.NOW;
import static org.voltide.pki.provisioning.Vehicle.base64;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.pki.Published;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.ExiFault;
import org.voltide.pki.provisioning.InstallationRequest.Kind;
import org.voltide.pki.provisioning.Party.Wish;
import org.voltide.pki.provisioning.Refusal.CertificateUnreadable;
import org.voltide.pki.provisioning.Refusal.ChainTooLong;
import org.voltide.pki.provisioning.Refusal.ContractUnsuitable;
import org.voltide.pki.provisioning.Refusal.DigestWrong;
import org.voltide.pki.provisioning.Refusal.IssuerUnknown;
import org.voltide.pki.provisioning.Refusal.KeyUnsuitable;
import org.voltide.pki.provisioning.Refusal.NotBase64;
import org.voltide.pki.provisioning.Refusal.NotSigned;
import org.voltide.pki.provisioning.Refusal.OtherMessage;
import org.voltide.pki.provisioning.Refusal.SignatureWrong;
import org.voltide.pki.provisioning.Refusal.UnknownAlgorithm;
import org.voltide.pki.provisioning.Refusal.Unreadable;
import org.voltide.pki.provisioning.Refusal.Unsigned;
import org.voltide.pki.provisioning.Refusal.Untrusted;
import org.voltide.pki.provisioning.Refusal.Wrapped;
import org.voltide.pki.provisioning.Refusal.WrongRole;

/** Everything wrong gets a refusal of its own. */
class RefusalsTest {
  private static final String P256 = "secp256r1";
  private static final QName ID = new QName(BODY_2, "Id");

  private static Party root;
  private static Party car;
  private Exi exi;

  @BeforeAll
  static void someone() throws Exception {
    root = Party.root("CN=OEM Root, DC=OEM", P256);
    car = root.issue(Wish.leaf("CN=WAUTEST1234567890, DC=OEM", P256));
  }

  @BeforeEach
  void schemas() {
    exi = Published.exi();
  }

  @Test
  void whatIsNoRequest() throws Exception {
    assertThat(refusal("no base64!")).isEqualTo(new NotBase64());
    assertThat(refusal("A".repeat(100_000)))
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> assertThat(unreadable.fault()).isInstanceOf(ExiFault.TooLong.class));
    byte[] request = exi.iso2().encode(new Vehicle(exi, car).request2());
    assertThat(refusal(base64(Arrays.copyOf(request, request.length / 2))))
        .isEqualTo(new Unreadable(new ExiFault.Truncated()));
    byte[] longer = Arrays.copyOf(request, request.length + 1);
    longer[request.length] = 7;
    assertThat(refusal(base64(longer))).isEqualTo(new Unreadable(new ExiFault.Trailing(1)));
    Element setup =
        Element.of(
            new QName(BODY_2, "SessionSetupReq"),
            Element.text(new QName(BODY_2, "EVCCID"), "010203040506"));
    assertThat(refusal(Vehicle.message2(setup))).isEqualTo(new OtherMessage("SessionSetupReq"));
  }

  @Test
  void signaturesThatAreNotOverTheRequest() throws Exception {
    Element request = new Vehicle(exi, car).request2();
    Element body = body(request);
    assertThat(refusal(Vehicle.message2(body))).isEqualTo(new Unsigned());

    Element signature = signature(request);
    Element otherId = with(body, ID, "id2");
    assertThat(refusal(Vehicle.message2(otherId, signature))).isInstanceOf(Wrapped.class);

    Element fewerRoots = Element.of(body.name(), body.children().getFirst(), roots("CN=Mine"));
    assertThat(refusal(Vehicle.message2(with(fewerRoots, ID, "id1"), signature)))
        .isEqualTo(new DigestWrong("CertificateInstallationReq"));

    Element twice = changed(signature, "SignedInfo", info -> doubled(info, "Reference"));
    assertThat(refusal(Vehicle.message2(body, twice))).isInstanceOf(Wrapped.class);

    Element weak =
        changed(
            signature,
            "SignedInfo",
            info ->
                changed(
                    info,
                    "SignatureMethod",
                    method ->
                        with(
                            method,
                            new QName("Algorithm"),
                            "http://www.w3.org/2000/09/xmldsig#hmac-sha1")));
    assertThat(refusal(Vehicle.message2(body, weak))).isInstanceOf(UnknownAlgorithm.class);

    Party other = root.issue(Wish.leaf("CN=WAUTEST1234567890, DC=OEM", P256));
    Element stolen =
        new XmlSignature(exi, exi.iso2()).sign(List.of(body), other.certificate(), other.signer());
    assertThat(refusal(Vehicle.message2(body, stolen)))
        .isEqualTo(new SignatureWrong("the vehicle"));
    Element empty = changed(signature, "SignatureValue", v -> Element.text(v.name(), "AAAA"));
    assertThat(refusal(Vehicle.message2(body, empty))).isInstanceOf(SignatureWrong.class);
  }

  @Test
  void certificatesThatAreNotToBeTrusted() throws Exception {
    assertThat(asked(root.issue(Wish.leaf("CN=DE*ABC*E1, DC=CPO", P256))))
        .isInstanceOf(WrongRole.class);
    assertThat(asked(root.issue(Wish.authority("CN=Sub, DC=OEM", P256))))
        .isInstanceOf(WrongRole.class);
    Party forger = Party.root("CN=OEM Root, DC=OEM", P256);
    assertThat(asked(forger.issue(Wish.leaf("CN=WAUTEST1234567890, DC=OEM", P256))))
        .isInstanceOf(Untrusted.class);
    assertThat(asked(root.issue(Wish.leaf("CN=A, DC=OEM", P256), Wish.leaf("CN=B, DC=OEM", P256))))
        .isInstanceOf(IssuerUnknown.class);
    String request = new Vehicle(exi, car).ask2();
    assertThat(refusal(request, NOW.plus(Duration.ofDays(400)))).isInstanceOf(Untrusted.class);
    assertThat(refusal(request, NOW.minus(Duration.ofDays(400)))).isInstanceOf(Untrusted.class);
    var nobody = new RequestReader(exi, Trust.in(), Trust.in()).read(Edition.ISO_2, request, NOW);
    assertThat(((RequestReader.Refused) nobody).refusal()).isInstanceOf(IssuerUnknown.class);

    Element body = body(new Vehicle(exi, car).request2());
    assertThat(refusal(Vehicle.message2(certified(body, "bm8gY2VydGlmaWNhdGU="))))
        .isInstanceOf(CertificateUnreadable.class);
    assertThat(refusal(Vehicle.message2(certified(body, base64(new byte[801])))))
        .isInstanceOf(ChainTooLong.class);
  }

  @Test
  void whoseRootIsNotKnownHasToHoldTogetherNevertheless() throws Exception {
    Wish authority = Wish.authority("CN=Sub, DC=MO", P256);
    Party unknown = Party.root("CN=Unknown, DC=MO", P256);
    Party contract = unknown.issue(authority, Wish.leaf("CN=DEABCC12345678, DC=MO", P256));
    Party alike = unknown.issue(authority);
    Trust trust = Trust.in(root.anchor());
    var leaf = contract.certificate();
    assertThat(trust.objection(contract.withoutRoot(), NOW, "it").orElseThrow())
        .isInstanceOf(IssuerUnknown.class);
    assertThat(trust.objection(List.of(leaf, alike.certificate()), NOW, "it").orElseThrow())
        .as("an authority of the same name has not signed it")
        .isInstanceOf(Untrusted.class);
    Instant late = NOW.plus(Duration.ofDays(400));
    assertThat(trust.objection(List.of(leaf), late, "it").orElseThrow())
        .isInstanceOf(Untrusted.class);
  }

  @Test
  void aContractRenewsNoneButItself() throws Exception {
    Vehicle holder = new Vehicle(exi, ProvisioningTest.contract(root, P256));
    var reader = new RequestReader(exi, Trust.in(), Trust.in(root.anchor()));
    assertThat(reader.read(Edition.ISO_2, update(holder, "DEABCC123456789"), NOW))
        .isInstanceOfSatisfying(
            RequestReader.Understood.class,
            understood -> assertThat(understood.request().kind()).isEqualTo(Kind.UPDATE));
    assertThat(reader.read(Edition.ISO_2, update(holder, "DEABCC87654321"), NOW))
        .isInstanceOfSatisfying(
            RequestReader.Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(WrongRole.class));
  }

  private String update(Vehicle holder, String emaid) throws Exception {
    return base64(exi.iso2().encode(holder.update2(emaid)));
  }

  @Test
  void whatCannotBeDelivered() throws Exception {
    Party contract = ProvisioningTest.contract(root, P256);
    Party service = ProvisioningTest.service(root, P256);
    String emaid = "DEABCC12345678";
    var grant = new ContractGrant(emaid, contract.chain(), contract.key());
    assertThat(unanswered(car, service, new ContractGrant(emaid, contract.chain(), service.key())))
        .isInstanceOf(ContractUnsuitable.class);
    assertThat(
            unanswered(
                car,
                service,
                new ContractGrant("DEXYZC99999999", contract.chain(), contract.key())))
        .isInstanceOf(ContractUnsuitable.class);
    Party longKey = ProvisioningTest.contract(root, "secp521r1");
    assertThat(unanswered(car, service, new ContractGrant(emaid, longKey.chain(), longKey.key())))
        .isInstanceOf(ContractUnsuitable.class);
    Party other = root.issue(Wish.leaf("CN=WAUTEST1234567890, DC=OEM", "secp384r1"));
    assertThat(unanswered(other, service, grant)).isInstanceOf(KeyUnsuitable.class);
    Party longChain =
        service.issue(
            Wish.authority("CN=1", P256), Wish.authority("CN=2", P256), Wish.leaf("CN=3", P256));
    assertThat(unanswered(car, longChain, grant)).isInstanceOf(ChainTooLong.class);
    var failing =
        new ProvisioningService(
            exi,
            service.chain(),
            message -> {
              throw new java.security.SignatureException("the token is gone");
            });
    var refused =
        (ProvisioningService.Refused) failing.answer(request(car), List.of(grant), 5_600, NOW);
    assertThat(refused.refusal()).isEqualTo(new NotSigned("the token is gone"));
  }

  @Test
  void everythingWrongWithAnAnswerIsSaidAtOnce() throws Exception {
    Party contract = ProvisioningTest.contract(root, P256);
    Party service = ProvisioningTest.service(root, P256);
    var answered =
        (ProvisioningService.Answered)
            new ProvisioningService(exi, service.chain(), service.signer())
                .answer(
                    request(car),
                    List.of(new ContractGrant("DEABCC12345678", contract.chain(), contract.key())),
                    5_600,
                    NOW);
    Element message = exi.iso2().decode(answered.answers().getFirst().exi()).root();
    Element wrong =
        changed(
            message,
            "Body",
            holder ->
                changed(
                    holder,
                    "CertificateInstallationRes",
                    body ->
                        changed(
                            changed(body, "eMAID", e -> texted(e, "DEABCC87654321")),
                            "DHpublickey",
                            e -> texted(e, base64(new byte[65])))));
    var verifier = new AnswerVerifier(exi, Trust.in(root.anchor()), Trust.in(car.certificate()));
    var verified =
        (AnswerVerifier.Verified) verifier.verify(Edition.ISO_2, exi.iso2().encode(wrong), NOW);
    assertThat(verified.verification().faults())
        .contains(new DigestWrong("DHpublickey"), new DigestWrong("eMAID"))
        .hasAtLeastOneElementOfType(IssuerUnknown.class)
        .hasAtLeastOneElementOfType(ContractUnsuitable.class)
        .hasSize(4)
        .allSatisfy(fault -> assertThat(fault.reason()).isNotBlank());
    assertThat(verified.verification().isRight()).isFalse();
    assertThat(verifier.verify(Edition.ISO_2, "AAAA", NOW))
        .isInstanceOf(AnswerVerifier.Unverifiable.class);
  }

  private InstallationRequest request(Party vehicle) {
    return new InstallationRequest(
        Edition.ISO_2,
        Kind.INSTALL,
        "0102030405060708",
        vehicle.chain(),
        java.util.Optional.empty(),
        1,
        List.of(),
        Set.of());
  }

  private Refusal unanswered(Party vehicle, Party service, ContractGrant grant) {
    var answering =
        new ProvisioningService(exi, service.chain(), service.signer())
            .answer(request(vehicle), List.of(grant), 5_600, NOW);
    return ((ProvisioningService.Refused) answering).refusal();
  }

  private Refusal asked(Party vehicle) throws Exception {
    return refusal(new Vehicle(exi, vehicle).ask2());
  }

  private Refusal refusal(Element message) {
    return refusal(base64(exi.iso2().encode(message)));
  }

  private Refusal refusal(String base64) {
    return refusal(base64, NOW);
  }

  private Refusal refusal(String base64, Instant at) {
    var reading =
        new RequestReader(exi, Trust.in(root.anchor()), Trust.in()).read(Edition.ISO_2, base64, at);
    assertThat(reading).isInstanceOf(RequestReader.Refused.class);
    Refusal refusal = ((RequestReader.Refused) reading).refusal();
    assertThat(refusal.reason()).isNotBlank();
    return refusal;
  }

  private static Element body(Element message) {
    return message.child("Body").orElseThrow().children().getFirst();
  }

  private static Element signature(Element message) {
    return message.child("Header").orElseThrow().child("Signature").orElseThrow();
  }

  private static Element certified(Element body, String certificate) {
    return changed(body, "OEMProvisioningCert", e -> texted(e, certificate));
  }

  private static Element roots(String issuer) {
    return Element.of(
        new QName(BODY_2, "ListOfRootCertificateIDs"),
        Element.of(
            new QName(org.voltide.pki.exi.Namespaces.TYPES_2, "RootCertificateID"),
            Element.text(
                new QName(org.voltide.pki.exi.Namespaces.SIGNATURE, "X509IssuerName"), issuer),
            Element.text(
                new QName(org.voltide.pki.exi.Namespaces.SIGNATURE, "X509SerialNumber"), "1")));
  }

  private static Element with(Element element, QName attribute, String value) {
    return element.with(attribute, value);
  }

  private static Element texted(Element element, String text) {
    return new Element(element.name(), element.attributes(), List.of(), text);
  }

  private static Element doubled(Element parent, String child) {
    List<Element> children = new ArrayList<>(parent.children());
    children.add(parent.child(child).orElseThrow());
    return new Element(parent.name(), parent.attributes(), children, "");
  }

  private static Element changed(Element parent, String child, UnaryOperator<Element> change) {
    List<Element> children =
        parent.children().stream().map(e -> e.is(child) ? change.apply(e) : e).toList();
    return new Element(parent.name(), parent.attributes(), children, "");
  }
}
