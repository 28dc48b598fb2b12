package org.voltide.csms.authorities;

import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Database;
import org.voltide.pki.trust.Distrust;

/**
 * Has authorities validate nothing from one moment on: of others or of this installation, anchors
 * or below one, with all that they signed. What was found out about certificates below them before
 * counts no more either. Each act is in the security log. Blocks. Thread-safe.
 */
@Singleton
public class DistrustedAuthorities {
  private final DistrustList list;
  private final SecurityReports reports;
  private final Clock clock;

  public DistrustedAuthorities(Database database, SecurityReports reports, Clock clock) {
    this.list = new DistrustList(database);
    this.reports = reports;
    this.clock = clock;
  }

  /** Whom nobody is to believe at this moment. */
  public Distrust now() {
    return list.now();
  }

  List<DistrustList.Distrusted> all() {
    return list.all();
  }

  /**
   * Distrusts an authority at once; one that is distrusted already stays so for its first reason.
   *
   * @param reason one sentence for operators
   * @param who orders it
   */
  public void distrust(X509Certificate authority, String reason, String who) {
    if (list.add(authority, reason, who, clock.instant())) {
      reports.found(
          Optional.empty(),
          "AuthorityDistrusted",
          Severity.CRITICAL,
          "%s, by %s: %s".formatted(authority.getSubjectX500Principal(), who, reason));
    }
  }

  /**
   * Ends that: who trusted it before trusts it again.
   *
   * @param id SHA-256 of its certificate, hexadecimal
   * @throws Problem 404 when it is not distrusted
   */
  public void believeAgain(String id, String who) {
    List<String> subjects = list.remove(id);
    if (subjects.isEmpty()) {
      throw Problem.notFound("distrusted authority", id);
    }
    reports.found(
        Optional.empty(),
        "AuthorityBelievedAgain",
        Severity.CRITICAL,
        "%s, by %s".formatted(subjects.getFirst(), who));
  }
}
