package org.voltide.csms.roaming.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Connector;
import org.voltide.csms.roaming.model.Connector.PowerType;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Evse.Place;
import org.voltide.csms.roaming.model.Evse.Status;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.store.Row;

/** An EVSE as the registry has it, with what goes on there; becomes one of OCPI. */
record Outlet(
    String siteId,
    Place place,
    boolean direct,
    int phases,
    double maxChargeW,
    double maxDischargeW,
    boolean online,
    boolean busy,
    boolean steered,
    List<Socket> sockets) {

  /** A connector, with its status of OCPP. */
  record Socket(int id, @Nullable String type, String status) {}

  static final String SELECT =
      """
      select s.site_id, s.id as station_id, e.id as evse_id, e.current_type, e.phases,
             e.max_charge_w, e.max_discharge_w, s.online, s.steered,
             exists (select from charging_session c
                      where c.site_id = s.site_id and c.station_id = s.id and c.evse_id = e.id
                        and c.ended_at is null) as busy,
             array(select concat_ws('|', c.id, c.status, c.type) from connector c
                    where c.station_id = e.station_id and c.evse_id = e.id
                    order by c.id) as sockets
        from station s join evse e on e.station_id = s.id
       where s.site_id = any(?)
       order by s.id, e.id
      """;

  private static final int MAINS_V = 230;
  private static final int BATTERY_V = 400;
  private static final int DIRECT_V = 1000;
  private static final int MOST_OF_UID = 36;
  private static final int MOST_OF_EVSE_ID = 40;
  private static final int SHORT = 24;

  static Outlet of(Row row) {
    return new Outlet(
        row.text("site_id"),
        new Place(row.text("station_id"), row.whole("evse_id")),
        row.text("current_type").equals("DC"),
        row.whole("phases"),
        row.number("max_charge_w"),
        row.number("max_discharge_w"),
        row.flag("online"),
        row.flag("busy"),
        row.flag("steered"),
        row.texts("sockets").stream().map(Outlet::socket).toList());
  }

  private static Socket socket(String text) {
    String[] parts = text.split("\\|", 3);
    return new Socket(Integer.parseInt(parts[0]), parts.length > 2 ? parts[2] : null, parts[1]);
  }

  Evse evse(Party owner, List<String> tariffs, Instant now) {
    return new Evse(
        uid(),
        evseId(owner),
        status(),
        capabilities(),
        sockets.stream().map(socket -> connector(socket, tariffs, now)).toList(),
        place,
        now);
  }

  /** Its station and number, or where that is too long something short that stays the same. */
  private String uid() {
    String name = place.stationId() + "-" + place.evseId();
    return name.length() <= MOST_OF_UID ? name : digest(name);
  }

  private String evseId(Party owner) {
    String name = uid().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "*");
    String id = "%s*E%s".formatted(owner, name);
    return id.length() <= MOST_OF_EVSE_ID
        ? id
        : "%s*E%s".formatted(owner, digest(name).toUpperCase(Locale.ROOT));
  }

  private static String digest(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, SHORT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Status status() {
    if (!online) {
      return Status.UNKNOWN;
    } else if (busy) {
      return Status.CHARGING;
    }
    List<String> statuses = sockets.stream().map(Socket::status).toList();
    if (statuses.contains("Occupied")) {
      return Status.BLOCKED;
    } else if (statuses.contains("Reserved")) {
      return Status.RESERVED;
    } else if (statuses.contains("Available")) {
      return Status.AVAILABLE;
    }
    return statuses.contains("Faulted") ? Status.OUTOFORDER : Status.INOPERATIVE;
  }

  private List<String> capabilities() {
    return Stream.of(
            Stream.of("REMOTE_START_STOP_CAPABLE", "RESERVABLE", "RFID_READER", "UNLOCK_CAPABLE"),
            steered
                ? Stream.of("CHARGING_PREFERENCES_CAPABLE", "CHARGING_PROFILE_CAPABLE")
                : Stream.<String>of(),
            maxDischargeW > 0 ? Stream.of(Evse.BIDIRECTIONAL) : Stream.<String>of())
        .flatMap(each -> each)
        .toList();
  }

  private Connector connector(Socket socket, List<String> tariffs, Instant now) {
    Plug plug = Plug.of(socket.type(), direct);
    int amperes =
        (int) Math.ceil(direct ? maxChargeW / BATTERY_V : maxChargeW / (MAINS_V * phases));
    return new Connector(
        Integer.toString(socket.id()),
        plug.standard(),
        plug.format(),
        powerType(),
        direct ? DIRECT_V : MAINS_V,
        amperes,
        (int) Math.round(maxChargeW),
        tariffs,
        now);
  }

  private PowerType powerType() {
    if (direct) {
      return PowerType.DC;
    }
    return switch (phases) {
      case 1 -> PowerType.AC_1_PHASE;
      case 2 -> PowerType.AC_2_PHASE;
      default -> PowerType.AC_3_PHASE;
    };
  }
}
