package org.voltide.csms.contracts;

import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.authorities.Authorities.ContractTrust;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.contractpool.EndedContracts;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.GroupReads;
import org.voltide.csms.store.Statements;
import org.voltide.pki.profile.Role;
import org.voltide.pki.trust.Distrust;

/**
 * Keeps the {@link Belief} in memory and tells with one read whether it still holds. Blocks.
 * Thread-safe.
 */
@Singleton
class Beliefs {
  private final Authorities authorities;
  private final OwnAuthorities own;
  private final GroupReads<List<EndedContracts.Shown>, State> states;

  /** Before the first one is read: nobody is believed, and no version confirms it. */
  private volatile Belief last =
      new Belief(new ContractTrust(Long.MIN_VALUE, Distrust.NONE, Set.of()), Set.of());

  Beliefs(Authorities authorities, OwnAuthorities own, Database database) {
    this.authorities = authorities;
    this.own = own;
    this.states = new GroupReads<>(database, Beliefs::states);
  }

  /**
   * What the database says at one moment.
   *
   * @param version of whom anybody trusts
   * @param isEnded whether one of the certificates in question is of a contract that has ended
   */
  record State(long version, boolean isEnded) {
    boolean confirms(Belief belief) {
      return version == belief.version();
    }
  }

  /** The last one, which {@link #state} has to confirm before anything rests on it. */
  Belief last() {
    Belief belief = last;
    return belief.isWith(ownNow()) ? belief : renewed(belief);
  }

  /** Another one than this, which does not hold any more. */
  synchronized Belief renewed(Belief stale) {
    if (last == stale) {
      last = new Belief(authorities.contractTrust(), ownNow());
    }
    return last;
  }

  State state(List<EndedContracts.Shown> shown) {
    return states.ask(shown);
  }

  private Set<X509Certificate> ownNow() {
    return own.certificates(Role.MO_ROOT, Role.MO_SUB_1, Role.MO_SUB_2);
  }

  private static List<State> states(
      Statements statements, List<List<EndedContracts.Shown>> questions) {
    long version = Authorities.version(statements);
    Set<EndedContracts.Shown> all = new HashSet<>();
    questions.forEach(all::addAll);
    Set<EndedContracts.Shown> ended =
        all.isEmpty() ? Set.of() : EndedContracts.among(statements, all);
    List<State> states = new ArrayList<>();
    for (List<EndedContracts.Shown> shown : questions) {
      states.add(new State(version, shown.stream().anyMatch(ended::contains)));
    }
    return states;
  }
}
