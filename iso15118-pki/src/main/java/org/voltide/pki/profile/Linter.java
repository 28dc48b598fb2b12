package org.voltide.pki.profile;

import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Holds a certificate against the rules of a profile. */
public final class Linter {
  private static final int SHORT_KEY_IDENTIFIER = 8;
  private static final int MOST_SERIAL_BYTES = 20;
  private static final List<ASN1ObjectIdentifier> POINTERS =
      List.of(
          Extension.authorityKeyIdentifier,
          Extension.subjectKeyIdentifier,
          Extension.authorityInfoAccess,
          Extension.cRLDistributionPoints);

  private final X509CertificateHolder certificate;
  private final int size;

  private Linter(X509CertificateHolder certificate, int size) {
    this.certificate = certificate;
    this.size = size;
  }

  /** The rules the certificate breaks, in the order of the profile; empty when it fits. */
  public static List<Violation> lint(X509Certificate certificate, Profile profile) {
    try {
      Linter linter =
          new Linter(new JcaX509CertificateHolder(certificate), certificate.getEncoded().length);
      return profile.rules().stream()
          .flatMap(rule -> linter.fault(rule).map(why -> new Violation(rule, why)).stream())
          .toList();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("This certificate has no encoding", e);
    }
  }

  private Optional<String> fault(Rule rule) {
    try {
      return switch (rule) {
        case Rule.Scheme(SignatureScheme scheme, _) -> scheme(scheme);
        case Rule.LargestSize(int bytes, _) ->
            unless(size <= bytes, "It has %d bytes; at most %d fit", size, bytes);
        case Rule.Uses(Set<KeyUse> uses, _) -> uses(uses);
        case Rule.EndEntity _ -> unless(!isAuthority(), "It is an authority");
        case Rule.AuthorityWith(OptionalInt below, _) -> authority(below);
        case Rule.Longest longest -> life(longest);
        case Rule.DomainComponent domain -> domain(domain);
        case Rule.Named _ -> named();
        case Rule.NamedOnly _ -> named().or(this::namedOnly);
        case Rule.Purposes(Set<String> purposes, _) ->
            unless(
                purposes().equals(purposes),
                "Its extended key usage is %s instead of %s",
                purposes(),
                purposes);
        case Rule.PurposesAmong(Set<String> purposes, _) ->
            unless(
                purposes.containsAll(purposes()),
                "Its extended key usage %s goes beyond %s",
                purposes(),
                purposes);
        case Rule.ShortKeyIdentifier _ -> shortKeyIdentifier();
        case Rule.RevocationPointer _ ->
            unless(
                has(Extension.authorityInfoAccess) || has(Extension.cRLDistributionPoints),
                "It names neither a CRL nor an OCSP responder");
        case Rule.OnlyExtensions(Set<String> allowed, _) -> extensions(allowed);
        case Rule.CriticalPointers(boolean critical, _) -> criticality(critical);
        case Rule.SerialNumber _ -> serialNumber(certificate.getSerialNumber());
        case Rule.NotToBeChecked _ ->
            unless(
                has(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck),
                "It does not say that it needs no check of its own");
      };
    } catch (IllegalArgumentException e) {
      return Optional.of("It cannot be read here: " + e.getMessage());
    }
  }

  private static Optional<String> unless(boolean fits, String reason, Object... values) {
    return fits ? Optional.empty() : Optional.of(reason.formatted(values));
  }

  private Optional<String> scheme(SignatureScheme scheme) {
    return unless(
            scheme.isFor(certificate.getSubjectPublicKeyInfo()),
            "Its key is not one for %s",
            scheme)
        .or(
            () ->
                unless(
                    scheme
                        .signatureOid()
                        .equals(certificate.getSignatureAlgorithm().getAlgorithm().getId()),
                    "It is signed otherwise than by %s",
                    scheme));
  }

  private Optional<String> uses(Set<KeyUse> wanted) {
    Extension extension = certificate.getExtension(Extension.keyUsage);
    if (extension == null) {
      return Optional.of("It does not say what its key may be used for");
    }
    Set<KeyUse> found = KeyUse.of(bits(KeyUsage.getInstance(extension.getParsedValue())));
    return unless(found.equals(wanted), "Its key may be used for %s instead of %s", found, wanted)
        .or(() -> unless(extension.isCritical(), "Its key usage is not critical"));
  }

  private static int bits(KeyUsage usage) {
    byte[] bytes = usage.getBytes();
    int second = bytes.length > 1 ? (bytes[1] & 0xff) << Byte.SIZE : 0;
    return bytes.length == 0 ? 0 : bytes[0] & 0xff | second;
  }

  private boolean isAuthority() {
    BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
    return constraints != null && constraints.isCA();
  }

  private Optional<String> authority(OptionalInt below) {
    if (!isAuthority()) {
      return Optional.of("It is no authority");
    }
    BigInteger found =
        BasicConstraints.fromExtensions(certificate.getExtensions()).getPathLenConstraint();
    return unless(
            certificate.getExtension(Extension.basicConstraints).isCritical(),
            "That it is an authority is not critical")
        .or(
            () ->
                unless(
                    below.isEmpty() || BigInteger.valueOf(below.getAsInt()).equals(found),
                    "Its path length is %s instead of %s",
                    found == null ? "open" : found,
                    below.orElse(0)));
  }

  private Optional<String> life(Rule.Longest longest) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    // A day more is no longer life: certificates begin early because clocks differ.
    Instant last = from.atZone(ZoneOffset.UTC).plus(longest.life()).plusDays(1).toInstant();
    return unless(
        !until.isAfter(last),
        "It is valid from %s to %s, longer than %s",
        from,
        until,
        longest.life());
  }

  private Optional<String> domain(Rule.DomainComponent domain) {
    List<String> found = names(BCStyle.DC);
    return unless(
        found.equals(List.of(domain.value())) || found.isEmpty() && !domain.demanded(),
        "The domain component of its subject is %s instead of %s",
        found,
        domain.value());
  }

  private Optional<String> named() {
    return Stream.of(BCStyle.CN, BCStyle.O)
        .filter(type -> names(type).stream().filter(name -> !name.isBlank()).count() != 1)
        .map(type -> "Its subject has not exactly one " + BCStyle.INSTANCE.oidToDisplayName(type))
        .findFirst();
  }

  private Optional<String> namedOnly() {
    return unless(
        certificate.getSubject().getRDNs().length == 2, "Its subject says more than that");
  }

  private List<String> names(ASN1ObjectIdentifier type) {
    return Arrays.stream(certificate.getSubject().getRDNs(type))
        .map(part -> IETFUtils.valueToString(part.getFirst().getValue()))
        .toList();
  }

  private Set<String> purposes() {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    return usage == null
        ? Set.of()
        : Arrays.stream(usage.getUsages()).map(KeyPurposeId::getId).collect(Collectors.toSet());
  }

  private Optional<String> shortKeyIdentifier() {
    Extension extension = certificate.getExtension(Extension.subjectKeyIdentifier);
    int octets =
        extension == null
            ? 0
            : ASN1OctetString.getInstance(extension.getParsedValue()).getOctets().length;
    return unless(
        octets == SHORT_KEY_IDENTIFIER, "Its subject key identifier has %d octets, not 8", octets);
  }

  private Optional<String> extensions(Set<String> allowed) {
    Set<String> more =
        Arrays.stream(extensionIds())
            .map(ASN1ObjectIdentifier::getId)
            .filter(id -> !allowed.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
    return unless(more.isEmpty(), "It has extensions that the profile does not know: %s", more);
  }

  private ASN1ObjectIdentifier[] extensionIds() {
    return certificate.hasExtensions()
        ? certificate.getExtensions().getExtensionOIDs()
        : new ASN1ObjectIdentifier[0];
  }

  private Optional<String> criticality(boolean critical) {
    List<ASN1ObjectIdentifier> wrong =
        POINTERS.stream()
            .filter(this::has)
            .filter(id -> certificate.getExtension(id).isCritical() != critical)
            .toList();
    return unless(
        wrong.isEmpty(), "Extensions are %s: %s", critical ? "not critical" : "critical", wrong);
  }

  private boolean has(ASN1ObjectIdentifier extension) {
    return certificate.getExtension(extension) != null;
  }

  private static Optional<String> serialNumber(BigInteger number) {
    return unless(
        number.signum() > 0 && number.toByteArray().length <= MOST_SERIAL_BYTES,
        "Its serial number is not positive or longer than 20 octets");
  }
}
