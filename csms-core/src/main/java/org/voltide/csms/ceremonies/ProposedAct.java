package org.voltide.csms.ceremonies;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.cert.CRLReason;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.ceremony.RootUse;

/** What an administrator may want done; with two people, what the second one reads. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ProposedAct.Enroll.class, name = "ENROLL"),
  @JsonSubTypes.Type(value = ProposedAct.Root.class, name = "ROOT"),
  @JsonSubTypes.Type(value = ProposedAct.Below.class, name = "AUTHORITY"),
  @JsonSubTypes.Type(value = ProposedAct.Request.class, name = "REQUEST"),
  @JsonSubTypes.Type(value = ProposedAct.Adopt.class, name = "ADOPT"),
  @JsonSubTypes.Type(value = ProposedAct.Cross.class, name = "CROSS"),
  @JsonSubTypes.Type(value = ProposedAct.Revoke.class, name = "REVOKE"),
  @JsonSubTypes.Type(value = ProposedAct.Successor.class, name = "SUCCESSOR"),
  @JsonSubTypes.Type(value = ProposedAct.Use.class, name = "USE")
})
sealed interface ProposedAct {

  /** Somebody's word counts from now on. */
  record Enroll(@NotBlank @Size(max = 200) String person) implements ProposedAct {}

  /** A root is made. */
  record Root(@NotNull @Valid Wanted wanted) implements ProposedAct {}

  /** An authority is made below one of ours. */
  record Below(@NotBlank String issuer, @NotNull @Valid Wanted wanted) implements ProposedAct {}

  /** A key is made, and a request for somebody else to certify it. */
  record Request(@NotNull @Valid Wanted wanted) implements ProposedAct {}

  /**
   * The certificate that came for a request is taken.
   *
   * @param chain PEM, it first, the root last
   */
  record Adopt(@NotBlank String label, @NotBlank @Size(max = 50_000) String chain)
      implements ProposedAct {}

  /**
   * A root of ours vouches for another one, such as its successor.
   *
   * @param root the other one's certificate in PEM
   */
  record Cross(
      @NotBlank String issuer,
      @NotBlank @Size(max = 10_000) String root,
      @Min(1) @Max(18_263) int days)
      implements ProposedAct {}

  /**
   * A certificate is taken back, an authority's or another.
   *
   * @param serialNumber hexadecimal
   */
  record Revoke(
      @NotBlank String issuer,
      @NotNull @Pattern(regexp = "[0-9a-f]{1,40}") String serialNumber,
      @NotNull CRLReason reason)
      implements ProposedAct {}

  /** A root is made to follow another one, with the same authorities below it; it stands by. */
  record Successor(@NotNull @Valid SuccessorPlan plan) implements ProposedAct {}

  /**
   * A root of ours is for something else from now on.
   *
   * @param former the root that it follows, when it is to issue
   */
  record Use(@NotBlank String root, @NotNull RootUse use, @Nullable String former)
      implements ProposedAct {}
}
