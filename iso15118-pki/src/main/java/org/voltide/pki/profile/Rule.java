package org.voltide.pki.profile;

import java.time.Period;
import java.util.OptionalInt;
import java.util.Set;

/** One thing a profile asks of a certificate, with where it is written. */
public sealed interface Rule {

  /** Standard and requirement, or whose practice it is. */
  String source();

  /** The key and the issuer's signature are of this scheme. */
  record Scheme(SignatureScheme scheme, String source) implements Rule {}

  /**
   * The largest certificate that the messages can carry.
   *
   * @param bytes in DER
   */
  record LargestSize(int bytes, String source) implements Rule {}

  /** The critical extension names exactly these uses. */
  record Uses(Set<KeyUse> uses, String source) implements Rule {}

  /** It is no authority. */
  record EndEntity(String source) implements Rule {}

  /**
   * It is an authority, and says so in a critical extension.
   *
   * @param below authorities that may follow below; empty: any number
   */
  record AuthorityWith(OptionalInt below, String source) implements Rule {}

  /** The longest it may be valid. */
  record Longest(Period life, String source) implements Rule {}

  /**
   * What the domain component of the subject says.
   *
   * @param demanded whether it has to be there; when it is, it always has to be this one
   */
  record DomainComponent(String value, boolean demanded, String source) implements Rule {}

  /** The subject has a common name and an organization, once each. */
  record Named(String source) implements Rule {}

  /** The subject has a common name and an organization and nothing else. */
  record NamedOnly(String source) implements Rule {}

  /**
   * The extended key usage names exactly these; empty: there is none.
   *
   * @param purposes object identifiers
   */
  record Purposes(Set<String> purposes, String source) implements Rule {}

  /** The extended key usage names at most these. */
  record PurposesAmong(Set<String> purposes, String source) implements Rule {}

  /** The subject key identifier has 8 octets (RFC 5280 4.2.1.2, second method). */
  record ShortKeyIdentifier(String source) implements Rule {}

  /** It says where its revocation can be asked for, by CRL or by OCSP. */
  record RevocationPointer(String source) implements Rule {}

  /**
   * There are no other extensions.
   *
   * @param extensions object identifiers
   */
  record OnlyExtensions(Set<String> extensions, String source) implements Rule {}

  /** Key identifiers and revocation pointers are critical, or not. */
  record CriticalPointers(boolean critical, String source) implements Rule {}

  /** The serial number is positive and has at most 20 octets. */
  record SerialNumber(String source) implements Rule {}

  /** Responses signed with it are to be believed without asking about itself. */
  record NotToBeChecked(String source) implements Rule {}
}
