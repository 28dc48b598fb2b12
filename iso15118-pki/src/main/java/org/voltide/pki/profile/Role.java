package org.voltide.pki.profile;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** What a certificate is in the hierarchies of ISO 15118. */
public enum Role {
  /** Anchor of stations and of certificate provisioning, and, where agreed, of the others. */
  V2G_ROOT(Kind.ROOT),
  /** Anchor of contracts. */
  MO_ROOT(Kind.ROOT),
  /** Anchor of vehicles. */
  OEM_ROOT(Kind.ROOT),
  /** Issues stations of a private environment directly, without Plug &amp; Charge. */
  PRIVATE_ROOT(Kind.ROOT),
  CPO_SUB_1(Kind.UPPER),
  CPO_SUB_2(Kind.LOWER),
  MO_SUB_1(Kind.UPPER),
  MO_SUB_2(Kind.LOWER),
  OEM_SUB_1(Kind.UPPER),
  OEM_SUB_2(Kind.LOWER),
  CPS_SUB_1(Kind.UPPER),
  CPS_SUB_2(Kind.LOWER),
  /** TLS server in a station. */
  SECC(Kind.LEAF),
  /** A driver's contract, in the vehicle. */
  CONTRACT(Kind.LEAF),
  /** Asks for contracts, in the vehicle from its making. */
  PROVISIONING(Kind.LEAF),
  /** Signs what a certificate provisioning service delivers. */
  CPS(Kind.LEAF),
  /** TLS client in the vehicle, ISO 15118-20 only. */
  VEHICLE(Kind.LEAF),
  /** Answers for an authority whether certificates are revoked (RFC 6960 4.2.2.2). */
  OCSP_RESPONDER(Kind.LEAF);

  private enum Kind {
    ROOT,
    UPPER,
    LOWER,
    LEAF
  }

  private static final Set<Role> AUTHORITIES =
      EnumSet.copyOf(Arrays.stream(values()).filter(Role::isAuthority).toList());

  private final Kind kind;

  Role(Kind kind) {
    this.kind = kind;
  }

  /** Whether it is nobody's but its own issue. */
  public boolean isRoot() {
    return kind == Kind.ROOT;
  }

  /** Whether it issues certificates. */
  public boolean isAuthority() {
    return kind != Kind.LEAF;
  }

  /**
   * How many authorities may follow below it; empty where that is not limited or it is none. An
   * authority alone between root and leaf counts as the lower one (ISO 15118-20 [V2G20-911]).
   */
  public OptionalInt pathLength() {
    return switch (kind) {
      case UPPER -> OptionalInt.of(1);
      case LOWER -> OptionalInt.of(0);
      case ROOT, LEAF -> OptionalInt.empty();
    };
  }

  /** Who may issue it. */
  public Set<Role> issuers() {
    return switch (this) {
      case V2G_ROOT, MO_ROOT, OEM_ROOT, PRIVATE_ROOT -> EnumSet.of(this);
      case CPO_SUB_1, CPS_SUB_1 -> EnumSet.of(V2G_ROOT);
      case CPO_SUB_2 -> EnumSet.of(CPO_SUB_1, V2G_ROOT);
      case CPS_SUB_2 -> EnumSet.of(CPS_SUB_1, V2G_ROOT);
      case MO_SUB_1 -> EnumSet.of(MO_ROOT, V2G_ROOT);
      case MO_SUB_2 -> EnumSet.of(MO_SUB_1, MO_ROOT, V2G_ROOT);
      case OEM_SUB_1 -> EnumSet.of(OEM_ROOT, V2G_ROOT);
      case OEM_SUB_2 -> EnumSet.of(OEM_SUB_1, OEM_ROOT, V2G_ROOT);
      case SECC -> EnumSet.of(CPO_SUB_2, PRIVATE_ROOT);
      case CONTRACT -> EnumSet.of(MO_SUB_2);
      case PROVISIONING, VEHICLE -> EnumSet.of(OEM_SUB_2);
      case CPS -> EnumSet.of(CPS_SUB_2);
      case OCSP_RESPONDER -> AUTHORITIES;
    };
  }
}
