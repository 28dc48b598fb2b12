package org.voltide.csms.stationcertificates;

import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.pki.authority.Pem;

/**
 * Roots on stations while one follows another: wished for beside what operators wish, and taken
 * away in the end. Blocks. Thread-safe.
 */
@Singleton
public class RootWishes {
  private static final Logger LOG = Logger.getLogger(RootWishes.class);
  private static final String KIND = "certificates";
  private static final String OF_TEMPLATE =
      "Its roots come from a template: add the new root there.";

  private static final String STATIONS =
      """
      select s.id, s.online, d.payload::text as payload, d.source, d.state, d.last_error,
             case when ? then greatest(s.security_profile, s.minimum_security_profile) >= 2
                  else exists (select from own_certificate o
                                where o.station_id = s.id and o.issuer = any(?)
                                  and o.revoked_at is null) end as is_concerned
        from station s
        left join desired_state d
          on d.station_id = s.id and d.kind = 'certificates' and d.key = ? and not d.removed
       where not exists (select from guided_procedure p
                          where p.kind = 'THEFT' and p.subject = s.id and p.closed_at is null)
       order by s.id
      """;

  private static final String HELD =
      "select * from installed_certificate where certificate_type = ?";

  private final Database database;
  private final DesiredStore desired;
  private final DeviceModel devices;

  public RootWishes(Database database, DesiredStore desired, DeviceModel devices) {
    this.database = database;
    this.desired = desired;
    this.devices = devices;
  }

  /**
   * How far a station is.
   *
   * @param why it does not have the new root yet; absent when it has
   */
  public record Standing(String stationId, @Nullable String why) {
    /** Whether it has the new root, or the old one's word for it. */
    public boolean has() {
      return why == null;
    }
  }

  private record Held(String stationId, InstalledCertificate certificate) {}

  /** What is wished for a station now, and how that stands. */
  private record Wished(
      String stationId,
      boolean online,
      Optional<WantedRoots.Fields> fields,
      boolean ofTemplate,
      String state,
      String error,
      boolean isConcerned) {

    static Wished of(Row row) {
      return new Wished(
          row.text("id"),
          row.flag("online"),
          row.maybeText("payload").map(json -> Json.stored(WantedRoots.Fields.class, json)),
          row.maybeText("source").isPresent(),
          row.maybeText("state").orElse("NONE"),
          row.maybeText("last_error").orElse(""),
          row.flag("is_concerned"));
    }

    List<String> roots() {
      return fields.flatMap(known -> Optional.ofNullable(known.certificates())).orElse(List.of());
    }

    List<String> without() {
      return fields.flatMap(known -> Optional.ofNullable(known.without())).orElse(List.of());
    }

    String why(String successor) {
      if (ofTemplate && !roots().contains(successor)) {
        return OF_TEMPLATE;
      }
      if (state.equals("FAILED")) {
        return error;
      }
      return online ? "It is being asked." : "It is not connected.";
    }
  }

  /** Wishes for the new root where it is missing, and tells how far each station is. */
  public List<Standing> bring(RootChange change) {
    return standings(change, station -> brought(station, change));
  }

  /** The same without wishing anything. */
  public List<Standing> standings(RootChange change) {
    return standings(change, station -> station.why(successor(station, change)));
  }

  private List<Standing> standings(RootChange change, Function<Wished, String> why) {
    Map<String, List<Held>> held = held(change);
    return stations(change, held)
        .map(
            station ->
                has(held.getOrDefault(station.stationId(), List.of()), change)
                    ? new Standing(station.stationId(), null)
                    : new Standing(station.stationId(), why.apply(station)))
        .toList();
  }

  private Stream<Wished> stations(RootChange change, Map<String, List<Held>> held) {
    List<X509Certificate> roots =
        Stream.concat(Stream.of(change.old()), change.successors().stream()).toList();
    return database
        .query(
            STATIONS,
            Wished::of,
            change.isOfCsms(),
            change.issuers().toArray(String[]::new),
            change.use().name())
        .stream()
        .filter(
            station ->
                station.isConcerned()
                    || (!change.isOfCsms()
                        && (station.roots().stream().anyMatch(pem -> isAny(pem, roots))
                            || held.getOrDefault(station.stationId(), List.of()).stream()
                                .anyMatch(one -> isAny(one, roots)))));
  }

  private Map<String, List<Held>> held(RootChange change) {
    return database
        .query(
            HELD,
            row -> new Held(row.text("station_id"), InstalledCertificate.of(row)),
            change.use().name())
        .stream()
        .collect(groupingBy(Held::stationId));
  }

  private static boolean has(List<Held> held, RootChange change) {
    return held.stream()
        .anyMatch(
            one ->
                is(one, change.next(), change.next().getPublicKey())
                    || change
                        .cross()
                        .filter(cross -> is(one, cross, change.old().getPublicKey()))
                        .isPresent());
  }

  private static boolean isAny(Held held, List<X509Certificate> roots) {
    return roots.stream().anyMatch(root -> is(held, root, root.getPublicKey()));
  }

  private static boolean is(Held held, X509Certificate root, PublicKey issuer) {
    return new Root("", root).is(held.certificate(), Optional.of(issuer));
  }

  private String brought(Wished station, RootChange change) {
    String successor = successor(station, change);
    if (station.ofTemplate() || station.roots().contains(successor)) {
      return station.why(successor);
    }
    Stream<String> kept =
        station.fields().isPresent()
            ? station.roots().stream().filter(pem -> !isAny(pem, change.successors()))
            : Stream.of(pem(change.old()));
    return wish(station, change, Stream.concat(kept, Stream.of(successor)).toList(), Stream.of())
        .orElseGet(() -> station.why(successor));
  }

  /** A station that checks takes only what the old root signed. */
  private String successor(Wished station, RootChange change) {
    return pem(
        change
            .cross()
            .filter(
                _ ->
                    devices
                        .value(station.stationId(), DesiredCertificates.CHECK)
                        .filter(Boolean::parseBoolean)
                        .isPresent())
            .orElse(change.next()));
  }

  /** However it is written. */
  private static boolean isAny(String pem, List<X509Certificate> certificates) {
    return Root.read(pem).map(Root::certificate).filter(certificates::contains).isPresent();
  }

  /** Stations are to have the new root and to lose the old one. */
  public void takeOld(RootChange change) {
    List<X509Certificate> old = List.of(change.old());
    stations(change, held(change))
        .forEach(
            station -> {
              if (station.fields().isEmpty()) {
                wishWithout(station, change, List.of(successor(station, change)), old);
              } else if (station.roots().stream()
                  .anyMatch(pem -> isAny(pem, change.successors()))) {
                take(station, change, old);
              }
            });
  }

  /** Stations are to lose the new root, which is not going to be used. */
  public void takeNext(RootChange change) {
    stations(change, held(change)).forEach(station -> take(station, change, change.successors()));
  }

  private void take(Wished station, RootChange change, List<X509Certificate> gone) {
    if (!station.ofTemplate() && station.roots().stream().anyMatch(pem -> isAny(pem, gone))) {
      wishWithout(
          station,
          change,
          station.roots().stream().filter(pem -> !isAny(pem, gone)).toList(),
          gone);
    }
  }

  private void wishWithout(
      Wished station, RootChange change, List<String> roots, List<X509Certificate> gone) {
    wish(station, change, roots, gone.stream().map(RootWishes::pem))
        .ifPresent(why -> LOG.warnf("Roots of station %s stay: %s", station.stationId(), why));
  }

  /**
   * Why not; empty when it is wished for.
   *
   * @param gone what the station is to lose beside what it is to lose already
   */
  private Optional<String> wish(
      Wished station, RootChange change, List<String> roots, Stream<String> gone) {
    boolean exactly = station.fields().map(WantedRoots.Fields::exactly).orElse(false);
    List<X509Certificate> wanted =
        roots.stream().flatMap(pem -> Root.read(pem).stream()).map(Root::certificate).toList();
    List<String> without =
        Stream.concat(station.without().stream(), gone)
            .filter(pem -> !isAny(pem, wanted))
            .distinct()
            .toList();
    var fields =
        new WantedRoots.Fields(change.use(), roots, exactly, without.isEmpty() ? null : without);
    try {
      desired.wish(station.stationId(), KIND, new Wish(change.use().name(), Json.text(fields)));
      return Optional.empty();
    } catch (Problem refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  private static String pem(X509Certificate certificate) {
    try {
      return Pem.of(certificate);
    } catch (CertificateException impossible) {
      throw new IllegalStateException("A certificate that was read cannot be written", impossible);
    }
  }
}
