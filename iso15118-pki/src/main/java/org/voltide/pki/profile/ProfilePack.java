package org.voltide.pki.profile;

import static org.voltide.pki.profile.KeyUse.CRL_SIGN;
import static org.voltide.pki.profile.KeyUse.DIGITAL_SIGNATURE;
import static org.voltide.pki.profile.KeyUse.KEY_AGREEMENT;
import static org.voltide.pki.profile.KeyUse.KEY_CERT_SIGN;
import static org.voltide.pki.profile.KeyUse.KEY_ENCIPHERMENT;
import static org.voltide.pki.profile.KeyUse.NON_REPUDIATION;

import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.profile.Rule.AuthorityWith;
import org.voltide.pki.profile.Rule.CriticalPointers;
import org.voltide.pki.profile.Rule.DomainComponent;
import org.voltide.pki.profile.Rule.EndEntity;
import org.voltide.pki.profile.Rule.LargestSize;
import org.voltide.pki.profile.Rule.Longest;
import org.voltide.pki.profile.Rule.Named;
import org.voltide.pki.profile.Rule.NamedOnly;
import org.voltide.pki.profile.Rule.NotToBeChecked;
import org.voltide.pki.profile.Rule.OnlyExtensions;
import org.voltide.pki.profile.Rule.Purposes;
import org.voltide.pki.profile.Rule.PurposesAmong;
import org.voltide.pki.profile.Rule.RevocationPointer;
import org.voltide.pki.profile.Rule.Scheme;
import org.voltide.pki.profile.Rule.SerialNumber;
import org.voltide.pki.profile.Rule.ShortKeyIdentifier;
import org.voltide.pki.profile.Rule.Uses;

/**
 * The profiles of one standard or market. Where the text of a standard was not at hand, the source
 * names whose published certificates or configurations say so.
 */
public enum ProfilePack {
  /** ISO 15118-2 Annex F. */
  ISO_15118_2,
  /**
   * ISO 15118-20 Annex B with P-521, its key identifiers and pointers not critical, as RFC 5280 and
   * the usual libraries want them.
   */
  ISO_15118_20,
  /** The same with Ed448. */
  ISO_15118_20_ED448,
  /**
   * The same with P-521 and critical key identifiers and pointers; OpenSSL and the JDK refuse such
   * certificates unless told otherwise.
   */
  ISO_15118_20_AS_PUBLISHED,
  /** What Hubject issues under its V2G root for ISO 15118-2. */
  HUBJECT;

  private static final String ANNEX_F = "ISO 15118-2 Annex F, as RISE-V2G issues";
  private static final String RFC_5280 = "RFC 5280 ";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final Set<String> PROFILED_EXTENSIONS =
      Set.of(
          "2.5.29.14",
          "2.5.29.15",
          "2.5.29.19",
          "2.5.29.31",
          "2.5.29.32",
          "2.5.29.35",
          "2.5.29.37",
          "2.5.29.72",
          "1.3.6.1.5.5.7.1.1",
          "1.3.6.1.5.5.7.48.1.5");

  /** As people write it, for example {@code iso-15118-20-ed448}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The pack of that label; empty when there is none. */
  public static Optional<ProfilePack> labelled(String label) {
    return Arrays.stream(values()).filter(pack -> pack.label().equals(label)).findFirst();
  }

  /** Whether vehicles and stations of ISO 15118-20 are meant. */
  public boolean isEdition20() {
    return this == ISO_15118_20 || this == ISO_15118_20_ED448 || this == ISO_15118_20_AS_PUBLISHED;
  }

  /** The roles it has profiles for: there are no vehicle certificates before ISO 15118-20. */
  public Set<Role> roles() {
    EnumSet<Role> roles = EnumSet.allOf(Role.class);
    if (!isEdition20()) {
      roles.remove(Role.VEHICLE);
    }
    return roles;
  }

  /**
   * The profile for a role.
   *
   * @throws IllegalArgumentException when it is none of {@link #roles}
   */
  public Profile profile(Role role) {
    if (!roles().contains(role)) {
      throw new IllegalArgumentException("%s knows no %s".formatted(label(), role));
    }
    List<Rule> rules = new ArrayList<>();
    rules.add(scheme());
    rules.add(size());
    rules.add(new SerialNumber(RFC_5280 + "4.1.2.2"));
    rules.add(new Uses(uses(role), ANNEX_F));
    rules.add(role.isAuthority() ? authority(role) : new EndEntity(RFC_5280 + "4.2.1.9"));
    rules.add(pointers());
    rules.add(purposes(role));
    rules.add(named(role));
    domain(role).ifPresent(rules::add);
    longest(role).ifPresent(rules::add);
    if (role == Role.OCSP_RESPONDER) {
      rules.add(new NotToBeChecked("RFC 6960 4.2.2.2.1"));
    }
    if (isEdition20()) {
      rules.addAll(edition20(role));
    }
    return new Profile(role, rules);
  }

  private Rule scheme() {
    return switch (this) {
      case ISO_15118_2, HUBJECT ->
          new Scheme(SignatureScheme.ECDSA_P256, "ISO 15118-2 [V2G2-006], [V2G2-007]");
      case ISO_15118_20, ISO_15118_20_AS_PUBLISHED ->
          new Scheme(SignatureScheme.ECDSA_P521, "ISO 15118-20 [V2G20-2674]");
      case ISO_15118_20_ED448 -> new Scheme(SignatureScheme.ED448, "ISO 15118-20 [V2G20-2319]");
    };
  }

  private Rule size() {
    return isEdition20()
        ? new LargestSize(1600, "ISO 15118-20, schema of the common types")
        : new LargestSize(800, "ISO 15118-2 [V2G2-010]");
  }

  private static Set<KeyUse> uses(Role role) {
    return switch (role) {
      case MO_SUB_2 -> EnumSet.of(KEY_CERT_SIGN, CRL_SIGN, DIGITAL_SIGNATURE, NON_REPUDIATION);
      case SECC, PROVISIONING -> EnumSet.of(DIGITAL_SIGNATURE, KEY_AGREEMENT);
      case CONTRACT ->
          EnumSet.of(DIGITAL_SIGNATURE, NON_REPUDIATION, KEY_ENCIPHERMENT, KEY_AGREEMENT);
      case CPS, VEHICLE, OCSP_RESPONDER -> EnumSet.of(DIGITAL_SIGNATURE);
      default -> EnumSet.of(KEY_CERT_SIGN, CRL_SIGN);
    };
  }

  private static Rule authority(Role role) {
    return new AuthorityWith(role.pathLength(), "ISO 15118-2 [V2G2-009], ISO 15118-20 [V2G20-911]");
  }

  private Rule pointers() {
    return this == ISO_15118_20_AS_PUBLISHED
        ? new CriticalPointers(true, "ISO 15118-20 Annex B, as its tables are published")
        : new CriticalPointers(false, RFC_5280 + "4.2.1.1, 4.2.1.2, 4.2.2.1");
  }

  private static Rule purposes(Role role) {
    return switch (role) {
      case OCSP_RESPONDER -> new Purposes(Set.of(OCSP_SIGNING), "RFC 6960 4.2.2.2");
      case VEHICLE -> new Purposes(Set.of(CLIENT), "ISO 15118-20 Annex B.8");
      case SECC -> new PurposesAmong(Set.of(SERVER), RFC_5280 + "4.2.1.12: it is a TLS server");
      default -> new Purposes(Set.of(), "ISO 15118-2 Annex F, ISO 15118-20 Annex B: none is named");
    };
  }

  private static Rule named(Role role) {
    return switch (role) {
      case VEHICLE -> new NamedOnly("ISO 15118-20 [V2G20-2598]");
      case CONTRACT -> new Named("ISO 15118-20 [V2G20-2589]; ISO 15118-2 Annex F");
      default -> new Named("ISO 15118-2 Annex F");
    };
  }

  private static Optional<Rule> domain(Role role) {
    String source = "ISO 15118-2 [V2G2-925]";
    return switch (role) {
      case V2G_ROOT -> Optional.of(new DomainComponent("V2G", true, ANNEX_F));
      case SECC -> Optional.of(new DomainComponent("CPO", true, source));
      case CPS -> Optional.of(new DomainComponent("CPS", true, source));
      // Contracts and vehicles of the market come without one.
      case CONTRACT -> Optional.of(new DomainComponent("MO", false, source));
      case PROVISIONING -> Optional.of(new DomainComponent("OEM", false, source));
      default -> Optional.empty();
    };
  }

  private Optional<Rule> longest(Role role) {
    Optional<Period> life = this == HUBJECT ? hubjectLife(role) : life(role);
    String source = this == HUBJECT ? "Hubject's certificates since 2019" : ANNEX_F;
    return life.map(longest -> new Longest(longest, source));
  }

  private static Optional<Period> life(Role role) {
    return switch (role) {
      case V2G_ROOT -> Optional.of(Period.ofYears(40));
      case CPO_SUB_2, CPS_SUB_2, CONTRACT -> Optional.of(Period.ofYears(2));
      case SECC, CPS -> Optional.of(Period.ofMonths(3));
      default -> Optional.empty();
    };
  }

  private static Optional<Period> hubjectLife(Role role) {
    return switch (role) {
      case V2G_ROOT -> Optional.of(Period.ofYears(40));
      case MO_SUB_1 -> Optional.of(Period.ofYears(20));
      case MO_SUB_2 -> Optional.of(Period.ofYears(10));
      case CPS_SUB_1 -> Optional.of(Period.ofYears(16));
      case CPS_SUB_2 -> Optional.of(Period.ofYears(8));
      case CPS -> Optional.of(Period.ofYears(4));
      case CONTRACT -> Optional.of(Period.ofYears(2));
      default -> Optional.empty();
    };
  }

  private static List<Rule> edition20(Role role) {
    List<Rule> rules = new ArrayList<>();
    rules.add(new OnlyExtensions(PROFILED_EXTENSIONS, "ISO 15118-20 [V2G20-2686]"));
    if (role == Role.CONTRACT) {
      rules.add(new ShortKeyIdentifier("ISO 15118-20 [V2G20-2492]"));
    }
    if (!role.isRoot() && role != Role.OCSP_RESPONDER) {
      rules.add(new RevocationPointer("ISO 15118-20 [V2G20-2590]"));
    }
    return rules;
  }
}
