package org.voltide.csms.authorities;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorities.RootListChange.Known;
import org.voltide.csms.authorities.RootListChange.Root;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.pki.trust.SignedList;

/**
 * Signed lists of an ecosystem's roots. Who signs a list has to be known beforehand; a list is
 * looked at first, and taken by an act of its own, or fetched from where an operator said and
 * taken; none that is older than the one taken last is. A root that several lists have goes with
 * the last of them; those that operators trust themselves stay as they are. Blocks. Thread-safe.
 */
@Singleton
class RootLists {
  private static final String ITSELF = "voltide";

  private final Database database;
  private final SecurityReports reports;
  private final Clock clock;

  RootLists(Database database, SecurityReports reports, Clock clock) {
    this.database = database;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * An ecosystem whose list may be taken, as the API shows it.
   *
   * @param signer subject of the certificate that its signer has
   * @param signedAt of the list that was taken last
   * @param source absent when it is not fetched
   */
  record RootList(
      String ecosystem,
      String signer,
      Instant signerValidUntil,
      @Nullable Instant signedAt,
      @Nullable Instant takenAt,
      @Nullable String takenBy,
      @Nullable Source source) {
    static RootList of(Row row) {
      X509Certificate signer = StoredCertificate.of(row);
      return new RootList(
          row.text("ecosystem"),
          signer.getSubjectX500Principal().getName(),
          signer.getNotAfter().toInstant(),
          row.maybeInstant("signed_at").orElse(null),
          row.maybeInstant("taken_at").orElse(null),
          row.maybeText("taken_by").orElse(null),
          row.maybeText("address").map(address -> Source.of(address, row)).orElse(null));
    }
  }

  /**
   * From where a list is fetched.
   *
   * @param everyHours pause between fetches
   * @param nextAt not before that is it fetched again
   * @param fetchedAt when that last worked
   * @param error why it did not since
   */
  record Source(
      String address,
      int everyHours,
      Instant nextAt,
      @Nullable Instant fetchedAt,
      @Nullable String error) {
    static Source of(String address, Row row) {
      return new Source(
          address,
          row.whole("every_hours"),
          row.instant("next_fetch_at"),
          row.maybeInstant("fetched_at").orElse(null),
          row.maybeText("fetch_error").orElse(null));
    }
  }

  /**
   * What is kept of one.
   *
   * @param digest of the list that was taken last; absent of those taken before it was kept
   */
  private record Pinned(
      X509Certificate signer, Optional<Instant> signedAt, Optional<String> digest) {}

  /** A list that was verified, and what it changes now. */
  private record Weighed(PublishedRoots published, RootListChange change) {}

  List<RootList> all() {
    return database.query(
        "select *, signer as certificate from root_list order by ecosystem", RootList::of);
  }

  /** Has an ecosystem's list be signed by that certificate's key from now on. */
  void pin(String ecosystem, X509Certificate signer, String who) {
    database.update(
        """
        insert into root_list (ecosystem, signer) values (?, ?)
        on conflict (ecosystem) do update set signer = excluded.signer
        """,
        ecosystem,
        StoredCertificate.encoded(signer));
    reports.found(
        Optional.empty(),
        "RootListSignerPinned",
        Severity.WARNING,
        "%s by %s: %s".formatted(ecosystem, who, signer.getSubjectX500Principal()));
  }

  /**
   * Takes no more lists of an ecosystem; its roots stay trusted until somebody removes them.
   *
   * @throws Problem 404
   */
  void forget(String ecosystem) {
    database.transact(
        statements -> {
          // The list, then trust, then what leads to either: as whoever takes a list locks them.
          pinned(statements, ecosystem);
          Authorities.hold(statements);
          statements.update("delete from root_list where ecosystem = ?", ecosystem);
          statements.update(
              """
              update authority set is_listed = false
               where is_listed and (fingerprint, purpose) not in
                     (select fingerprint, purpose from listed_authority)
              """);
          nameAnother(statements, ecosystem);
        });
  }

  /**
   * What a list would change; changes nothing.
   *
   * @param list CMS SignedData
   * @throws Problem 404 when nobody is known to sign for that ecosystem, 422 when the list cannot
   *     be relied on, 409 when it is older than the one taken last
   */
  RootListChange preview(String ecosystem, byte[] list, String who) {
    return reporting(
        ecosystem,
        who,
        () -> database.inTransaction(s -> weigh(s, ecosystem, list, clock.instant()).change()));
  }

  /**
   * Trusts what a list has, and no longer what only the one before had.
   *
   * @param digest of the change that somebody has seen
   * @throws Problem as {@link #preview}, and 409 when it changes something else by now
   */
  RootListChange take(String ecosystem, byte[] list, String digest, String who) {
    RootListChange taken =
        reporting(
            ecosystem,
            who,
            () ->
                database.inTransaction(
                    s -> {
                      Weighed weighed = weigh(s, ecosystem, list, clock.instant());
                      if (!weighed.change().digest().equals(digest)) {
                        throw Problem.conflict(
                            "The list changes something other than what was seen: look again.");
                      }
                      taken(s, ecosystem, list, weighed, who);
                      return weighed.change();
                    }));
    told(ecosystem, taken, who);
    return taken;
  }

  /**
   * Trusts what a list has that was fetched from where an operator said, unless it is the very one
   * that was taken last.
   *
   * @throws Problem as {@link #preview}
   */
  void takeFetched(String ecosystem, byte[] list) {
    Optional<RootListChange> taken =
        database.inTransaction(
            s -> {
              if (isTakenLast(s, ecosystem, list)) {
                noteDigest(s, ecosystem, list);
                return Optional.empty();
              }
              Weighed weighed = weigh(s, ecosystem, list, clock.instant());
              taken(s, ecosystem, list, weighed, ITSELF);
              return Optional.of(weighed.change());
            });
    taken.filter(RootListChange::isAny).ifPresent(change -> told(ecosystem, change, ITSELF));
  }

  /** Of one that was taken before digests were kept only its moment is known. */
  private boolean isTakenLast(Statements statements, String ecosystem, byte[] list) {
    Pinned pinned = pinned(statements, ecosystem);
    return pinned
        .digest()
        .map(StoredCertificate.digest(list)::equals)
        .orElseGet(() -> pinned.signedAt().equals(Optional.of(signed(list, pinned).signedAt())));
  }

  private static void noteDigest(Statements statements, String ecosystem, byte[] list) {
    statements.update(
        "update root_list set list_digest = ? where ecosystem = ?",
        StoredCertificate.digest(list),
        ecosystem);
  }

  private void told(String ecosystem, RootListChange taken, String who) {
    reports.found(
        Optional.empty(),
        "RootListTaken",
        Severity.WARNING,
        "%s by %s, signed at %s: %d added, %d ended, %d refused"
            .formatted(
                ecosystem,
                who,
                taken.signedAt(),
                taken.added().size(),
                taken.ended().size(),
                taken.refused().size()));
  }

  private interface Weighing {
    RootListChange weigh();
  }

  private RootListChange reporting(String ecosystem, String who, Weighing weighing) {
    try {
      return weighing.weigh();
    } catch (Problem refused) {
      reports.found(
          Optional.empty(),
          "RootListRefused",
          Severity.WARNING,
          "%s by %s: %s".formatted(ecosystem, who, refused.getMessage()));
      throw refused;
    }
  }

  private void taken(
      Statements statements, String ecosystem, byte[] list, Weighed weighed, String who) {
    Instant now = clock.instant();
    RootListChange change = weighed.change();
    Map<String, X509Certificate> certificates =
        weighed.published().roots().stream()
            .collect(
                Collectors.toMap(
                    one -> StoredCertificate.fingerprint(one.certificate()),
                    PublishedRoots.Published::certificate,
                    (one, _) -> one));
    change.ended().forEach(root -> remove(statements, root));
    change.left().forEach(root -> leave(statements, ecosystem, root));
    change
        .added()
        .forEach(root -> add(statements, ecosystem, root, certificates.get(root.id()), now));
    Stream.concat(change.added().stream(), change.kept().stream())
        .forEach(root -> note(statements, ecosystem, root));
    Authorities.checkCount(statements);
    statements.update(
        """
        update root_list set signed_at = ?, list_digest = ?, taken_at = ?, taken_by = ?
         where ecosystem = ?
        """,
        change.signedAt(),
        StoredCertificate.digest(list),
        now,
        who,
        ecosystem);
  }

  private Weighed weigh(Statements statements, String ecosystem, byte[] list, Instant now) {
    Pinned pinned = pinned(statements, ecosystem);
    SignedList signed = signed(list, pinned);
    pinned
        .signedAt()
        .filter(last -> !signed.signedAt().isAfter(last))
        .ifPresent(
            last -> {
              throw Problem.conflict(
                  "The list was signed at %s, and the one taken last at %s: only newer ones are."
                      .formatted(signed.signedAt(), last));
            });
    PublishedRoots published = published(signed);
    Authorities.hold(statements);
    return new Weighed(
        published,
        RootListChange.of(
            signed.signedAt(),
            published,
            known(statements, ecosystem),
            new DistrustList(database).now(),
            now));
  }

  private static Pinned pinned(Statements statements, String ecosystem) {
    return statements
        .query(
            """
            select signer as certificate, signed_at, list_digest from root_list
             where ecosystem = ? for update
            """,
            row ->
                new Pinned(
                    StoredCertificate.of(row),
                    row.maybeInstant("signed_at"),
                    row.maybeText("list_digest")),
            ecosystem)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("root list", ecosystem));
  }

  private SignedList signed(byte[] list, Pinned pinned) {
    try {
      return SignedList.read(list, pinned.signer(), clock.instant());
    } catch (SignedList.RefusedException unusable) {
      throw Problem.invalid("/list", String.valueOf(unusable.getMessage()));
    }
  }

  private static PublishedRoots published(SignedList signed) {
    try {
      return PublishedRoots.read(signed.content());
    } catch (IOException unusable) {
      throw Problem.invalid("/list", String.valueOf(unusable.getMessage()));
    }
  }

  private static List<Known> known(Statements statements, String ecosystem) {
    return statements.query(
        """
        select a.*, a.is_listed and coalesce(bool_or(l.ecosystem = ?), false) as is_of_list,
               a.is_listed and coalesce(bool_or(l.ecosystem <> ?), false) as is_of_another
          from authority a
          left join listed_authority l using (fingerprint, purpose)
         group by a.fingerprint, a.purpose
        """,
        row ->
            new Known(
                new Root(
                    row.text("fingerprint"),
                    Purpose.valueOf(row.text("purpose")),
                    row.text("subject"),
                    row.instant("valid_until")),
                row.flag("is_of_list"),
                row.flag("is_of_another")),
        ecosystem,
        ecosystem);
  }

  private static void remove(Statements statements, Root root) {
    statements.update(
        "delete from authority where fingerprint = ? and purpose = ?",
        root.id(),
        root.purpose().name());
  }

  private static void leave(Statements statements, String ecosystem, Root root) {
    statements.update(
        "delete from listed_authority where ecosystem = ? and fingerprint = ? and purpose = ?",
        ecosystem,
        root.id(),
        root.purpose().name());
    nameAnother(statements, ecosystem);
  }

  /** What a list has no more is shown as of another that has it. */
  private static void nameAnother(Statements statements, String ecosystem) {
    statements.update(
        """
        update authority a
           set ecosystem = (select min(l.ecosystem) from listed_authority l
                             where l.fingerprint = a.fingerprint and l.purpose = a.purpose)
         where a.ecosystem = ? and a.is_listed
           and exists (select from listed_authority l
                        where l.fingerprint = a.fingerprint and l.purpose = a.purpose)
           and not exists (select from listed_authority l
                            where l.fingerprint = a.fingerprint and l.purpose = a.purpose
                              and l.ecosystem = a.ecosystem)
        """,
        ecosystem);
  }

  private static void note(Statements statements, String ecosystem, Root root) {
    statements.update(
        "insert into listed_authority values (?, ?, ?) on conflict do nothing",
        ecosystem,
        root.id(),
        root.purpose().name());
  }

  private static void add(
      Statements statements,
      String ecosystem,
      Root root,
      X509Certificate certificate,
      Instant now) {
    statements.update(
        """
        insert into authority
               (fingerprint, purpose, subject, certificate, valid_until, added_at, ecosystem,
                is_listed)
        values (?, ?, ?, ?, ?, ?, ?, true)
        """,
        root.id(),
        root.purpose().name(),
        root.subject(),
        StoredCertificate.encoded(certificate),
        root.validUntil(),
        now,
        ecosystem);
  }
}
