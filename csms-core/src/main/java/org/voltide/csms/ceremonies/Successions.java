package org.voltide.csms.ceremonies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.pki.ceremony.Inventory.Known;
import org.voltide.pki.ceremony.RootUse;

/**
 * A root of this installation followed by another one, act by act. Each act is one of roots: where
 * two people are agreed on, it waits for another administrator. An act that was done or waits is
 * not done again. Blocks. Thread-safe.
 */
@Singleton
public class Successions {
  private final OwnAuthorities authorities;
  private final Proposals proposals;

  @Inject
  Successions(OwnAuthorities authorities, Proposals proposals) {
    this.authorities = authorities;
    this.proposals = proposals;
  }

  /** For use without the application. */
  public Successions(Database database, OwnAuthorities authorities, Clock realTime) {
    this(authorities, new Proposals(database, authorities, realTime));
  }

  /** What waits for another administrator. */
  public enum Waiting {
    MAKING,
    ISSUING,
    WITHDRAWAL
  }

  /**
   * Refuses what cannot be made.
   *
   * @throws Problem 404, 409 or 422
   */
  public void check(SuccessorPlan plan) {
    SuccessorMaking.old(plan, authorities.inventory());
  }

  /**
   * Makes the new root and the authorities below it, as far as they are missing.
   *
   * @throws Problem 409 when it is refused, 503 when keys are locked
   */
  public void make(SuccessorPlan plan, String who) {
    if (!plan.missing(authorities.inventory()).isEmpty()) {
      propose(new ProposedAct.Successor(plan), who);
    }
  }

  /** Has the new root issue instead of the old one. */
  public void follow(SuccessorPlan plan, String who) {
    boolean isDone =
        use(plan.successor()).filter(RootUse.ISSUING::equals).isPresent()
            && use(plan.root()).filter(RootUse.ISSUING::equals).isEmpty();
    if (!isDone) {
      propose(following(plan), who);
    }
  }

  /** Has a root vouch for nothing any more; one that is not there needs nothing. */
  public void withdraw(String root, String who) {
    if (use(root).filter(use -> use != RootUse.WITHDRAWN).isPresent()) {
      propose(withdrawal(root), who);
    }
  }

  /** What a root is for now; empty when it was never made. */
  public Optional<RootUse> use(String root) {
    return Optional.ofNullable(authorities.inventory().authorities().get(root)).map(Known::use);
  }

  private void propose(ProposedAct act, String who) {
    if (pending(act).isEmpty()) {
      proposals.propose(who, act);
    }
  }

  /** What of a plan waits for another administrator. */
  public Optional<Waiting> waiting(SuccessorPlan plan) {
    if (!pending(new ProposedAct.Successor(plan)).isEmpty()) {
      return Optional.of(Waiting.MAKING);
    }
    if (!pending(following(plan)).isEmpty()) {
      return Optional.of(Waiting.ISSUING);
    }
    return Stream.of(plan.root(), plan.successor())
        .filter(root -> !pending(withdrawal(root)).isEmpty())
        .map(_ -> Waiting.WITHDRAWAL)
        .findFirst();
  }

  /** Has nothing of a plan wait any more but that its new root is withdrawn. */
  public void forget(SuccessorPlan plan, String who) {
    Stream.of(new ProposedAct.Successor(plan), following(plan))
        .flatMap(act -> pending(act).stream())
        .forEach(proposal -> proposals.reject(who, proposal.id()));
  }

  private List<Proposal> pending(ProposedAct act) {
    return proposals.pending().stream().filter(one -> one.act().equals(act)).toList();
  }

  private static ProposedAct following(SuccessorPlan plan) {
    return new ProposedAct.Use(plan.successor(), RootUse.ISSUING, plan.root());
  }

  private static ProposedAct withdrawal(String root) {
    return new ProposedAct.Use(root, RootUse.WITHDRAWN, null);
  }
}
