package org.voltide.csms.stationcertificates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.stationcertificates.StationInventory.Entry;
import org.voltide.csms.stationcertificates.StationInventory.State;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.certificates.GetCertificateIdUse;

/**
 * What stations have installed against what they are to have (OCPP 2.1 M03 to M05): the roots that
 * are wished for, and the chain they show to cars. Blocks. Thread-safe.
 */
@Singleton
class Inventories {
  private static final String LEAVES =
      """
      select distinct on (station_id, coalesce(certificate_type, 'Combined')) *
        from issued_certificate
       where state = 'DELIVERED' and certificate_type is distinct from 'ChargingStationCertificate'
         and (?::text is null or station_id = ?)
       order by station_id, coalesce(certificate_type, 'Combined'), issued_at desc
      """;

  private static final String WISHES =
      "select station_id, payload::text as payload from desired_state"
          + " where kind = 'certificates' and not removed and (?::text is null or station_id = ?)"
          + " order by station_id, key";

  private static final String HELD =
      "select * from installed_certificate where (?::text is null or station_id = ?)"
          + " order by certificate_type, serial_number";

  private static final String TOLD =
      "select s.id as station_id, i.told_at from station s"
          + " left join certificate_inventory i on i.station_id = s.id"
          + " where (?::text is null or s.id = ?) order by s.id";

  private final Database database;

  Inventories(Database database) {
    this.database = database;
  }

  private record Of<T>(String stationId, T value) {}

  private record Leaf(String serialNumber, Instant validUntil) {}

  private record Held(InstalledCertificate certificate, Set<String> serials) {
    static Held of(Row row) {
      Stream<String> all =
          Stream.concat(
              Stream.of(row.text("serial_number")), row.texts("child_serial_numbers").stream());
      return new Held(
          InstalledCertificate.of(row), all.map(Held::bare).collect(toUnmodifiableSet()));
    }

    private static String bare(String serial) {
      return serial.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    private boolean is(Leaf leaf) {
      return certificate.certificateType() == GetCertificateIdUse.V2GCertificateChain
          && serials.contains(leaf.serialNumber());
    }
  }

  /** Of one station; empty when there is none of this name. */
  Optional<StationInventory> of(String stationId) {
    return read(Optional.of(stationId)).stream().findFirst();
  }

  /** The stations that drift, each with what is wrong, the first by name. */
  List<StationInventory> drifting(int most) {
    return drift().limit(most).toList();
  }

  /** How many those are. */
  long drifting() {
    return drift().count();
  }

  private Stream<StationInventory> drift() {
    return read(Optional.empty()).stream()
        .map(StationInventory::drift)
        .filter(inventory -> !inventory.entries().isEmpty());
  }

  private List<StationInventory> read(Optional<String> station) {
    Map<String, WantedRoots> known = new HashMap<>();
    Map<String, List<Of<WantedRoots>>> wishes =
        byStation(
            WISHES,
            station,
            row -> known.computeIfAbsent(row.text("payload"), Inventories::wanted));
    Map<String, List<Of<Leaf>>> leaves =
        byStation(
            LEAVES,
            station,
            row -> new Leaf(row.text("serial_number"), row.instant("valid_until")));
    Map<String, List<Of<Held>>> held = byStation(HELD, station, Held::of);
    @Nullable String only = station.orElse(null);
    return database.query(
        TOLD,
        row -> {
          String id = row.text("station_id");
          return new StationInventory(
              id,
              row.maybeInstant("told_at").orElse(null),
              compared(values(wishes, id), values(leaves, id), values(held, id)));
        },
        only,
        only);
  }

  private <T> Map<String, List<Of<T>>> byStation(
      String sql, Optional<String> station, Function<Row, T> read) {
    @Nullable String only = station.orElse(null);
    return database
        .query(sql, row -> new Of<>(row.text("station_id"), read.apply(row)), only, only)
        .stream()
        .collect(groupingBy(Of::stationId));
  }

  private static <T> List<T> values(Map<String, List<Of<T>>> byStation, String id) {
    return byStation.getOrDefault(id, List.of()).stream().map(Of::value).toList();
  }

  private static WantedRoots wanted(String payload) {
    return WantedRoots.of(Json.stored(WantedRoots.Fields.class, payload));
  }

  private static List<Entry> compared(
      List<WantedRoots> wishes, List<Leaf> leaves, List<Held> held) {
    List<InstalledCertificate> all = held.stream().map(Held::certificate).toList();
    List<Entry> entries = new ArrayList<>();
    for (WantedRoots wish : wishes) {
      List<Root> missing = wish.missing(all);
      wish.roots().forEach(root -> entries.add(entry(wish, root, missing.contains(root))));
    }
    for (Leaf leaf : leaves) {
      entries.add(
          new Entry(
              GetCertificateIdUse.V2GCertificateChain.name(),
              null,
              leaf.serialNumber(),
              leaf.validUntil(),
              held.stream().anyMatch(one -> one.is(leaf)) ? State.PRESENT : State.MISSING));
    }
    held.stream()
        .filter(one -> leaves.stream().noneMatch(one::is))
        .flatMap(one -> beside(wishes, one.certificate()).stream())
        .forEach(entries::add);
    return entries;
  }

  private static Entry entry(WantedRoots wish, Root root, boolean isMissing) {
    return new Entry(
        wish.use().name(),
        root.subject(),
        root.certificate().getSerialNumber().toString(16),
        root.certificate().getNotAfter().toInstant(),
        isMissing ? State.MISSING : State.PRESENT);
  }

  /** Something it has that is no wish fulfilled. */
  private static Optional<Entry> beside(List<WantedRoots> wishes, InstalledCertificate held) {
    List<InstalledCertificate> one = List.of(held);
    if (wishes.stream().anyMatch(wish -> !wish.present(one).isEmpty())) {
      return Optional.empty();
    }
    boolean isUnwanted = wishes.stream().anyMatch(wish -> !wish.unwanted(one).isEmpty());
    return Optional.of(
        new Entry(
            held.certificateType().name(),
            null,
            held.serialNumber(),
            null,
            isUnwanted ? State.UNWANTED : State.OTHER));
  }
}
