package org.voltide.pki.authority;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.voltide.pki.profile.KeyUse;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.Rule;

/** Writes what the rules of a profile ask for into a certificate. */
final class Extensions {
  private Extensions() {}

  /** The subject, with the domain component of its role. */
  static X500Name name(Profile profile, Holder holder) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    name.addRDN(BCStyle.CN, holder.commonName()).addRDN(BCStyle.O, holder.organization());
    holder.country().ifPresent(country -> name.addRDN(BCStyle.C, country));
    profile
        .rule(Rule.DomainComponent.class)
        .filter(Rule.DomainComponent::demanded)
        .ifPresent(domain -> name.addRDN(BCStyle.DC, domain.value()));
    return name.build();
  }

  /** Adds all extensions; the issuer is known by its key identifier. */
  static void add(X509v3CertificateBuilder draft, SigningAuthority.Request request, byte[] issuer)
      throws GeneralSecurityException {
    try {
      for (Rule rule : request.profile().rules()) {
        add(draft, rule);
      }
      addPointers(draft, request, issuer);
    } catch (CertIOException e) {
      throw new GeneralSecurityException("The certificate cannot be made", e);
    }
  }

  private static void add(X509v3CertificateBuilder draft, Rule rule) throws CertIOException {
    switch (rule) {
      case Rule.Uses(Set<KeyUse> uses, _) ->
          draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUse.bits(uses)));
      case Rule.EndEntity _ ->
          draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      case Rule.AuthorityWith(OptionalInt below, _) ->
          draft.addExtension(
              Extension.basicConstraints,
              true,
              below.isPresent()
                  ? new BasicConstraints(below.getAsInt())
                  : new BasicConstraints(true));
      case Rule.Purposes(Set<String> purposes, _) when !purposes.isEmpty() ->
          draft.addExtension(Extension.extendedKeyUsage, false, usage(purposes));
      case Rule.NotToBeChecked _ ->
          draft.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      default -> {
        // The other rules are not kept by an extension.
      }
    }
  }

  private static ExtendedKeyUsage usage(Set<String> purposes) {
    return new ExtendedKeyUsage(
        purposes.stream()
            .map(id -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(id)))
            .toArray(KeyPurposeId[]::new));
  }

  private static void addPointers(
      X509v3CertificateBuilder draft, SigningAuthority.Request request, byte[] issuer)
      throws CertIOException {
    boolean critical =
        request.profile().rule(Rule.CriticalPointers.class).stream()
            .anyMatch(Rule.CriticalPointers::critical);
    draft.addExtension(
        Extension.subjectKeyIdentifier, critical, new SubjectKeyIdentifier(request.identifier()));
    if (!Arrays.equals(request.identifier(), issuer)) {
      draft.addExtension(
          Extension.authorityKeyIdentifier, critical, new AuthorityKeyIdentifier(issuer));
    }
    add(draft, request.pointers(), critical);
  }

  /** Adds where to ask whether the certificate is revoked. */
  static void add(X509v3CertificateBuilder draft, Pointers pointers, boolean critical)
      throws CertIOException {
    if (pointers.ocsp().isPresent()) {
      GeneralName responder = uri(pointers.ocsp().get().toString());
      draft.addExtension(
          Extension.authorityInfoAccess,
          critical,
          new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, responder));
    }
    if (pointers.crl().isPresent()) {
      draft.addExtension(
          Extension.cRLDistributionPoints, critical, list(uri(pointers.crl().get().toString())));
    }
  }

  private static GeneralName uri(String address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address);
  }

  private static ASN1Encodable list(GeneralName address) {
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(address)), null, null)
        });
  }
}
