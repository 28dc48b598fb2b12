package org.voltide.csms.der;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.der.SetDERControlRequest;
import org.voltide.ocpp.message.type.DERControlType;

/** The settings that stations accepted and how far they are. */
@Singleton
class DerControls {
  private static final String KEEP =
      "insert into der_control (station_id, control_id, control_type, is_default, payload, state,"
          + " set_at, changed_at) values (?, ?, ?, ?, ?::json, ?, ?, ?)"
          + " on conflict (station_id, control_id) do update"
          + " set control_type = excluded.control_type, is_default = excluded.is_default,"
          + " payload = excluded.payload, state = excluded.state, set_at = excluded.set_at,"
          + " changed_at = excluded.changed_at";

  private final Database database;

  DerControls(Database database) {
    this.database = database;
  }

  /** How far a setting is. */
  enum State {
    SET,
    STARTED,
    ENDED,
    /** Another took its place. */
    SUPERSEDED
  }

  /**
   * A setting, as the API shows it.
   *
   * @param payload the SetDERControl that set it
   */
  record DerControl(
      String controlId,
      DERControlType controlType,
      boolean isDefault,
      State state,
      @JsonRawValue String payload,
      Instant setAt,
      Instant changedAt) {

    static DerControl of(Row row) {
      return new DerControl(
          row.text("control_id"),
          DERControlType.valueOf(row.text("control_type")),
          row.flag("is_default"),
          State.valueOf(row.text("state")),
          row.text("payload"),
          row.instant("set_at"),
          row.instant("changed_at"));
    }
  }

  List<DerControl> of(String stationId) {
    return database.query(
        "select control_id, control_type, is_default, state, payload::text as payload, set_at,"
            + " changed_at from der_control where station_id = ? order by control_id",
        DerControl::of,
        stationId);
  }

  Optional<DerControl> find(String stationId, String controlId) {
    return of(stationId).stream()
        .filter(control -> control.controlId().equals(controlId))
        .findFirst();
  }

  /** Keeps what a station is about to be told: it may say that it began before it answers. */
  void keep(String stationId, SetDERControlRequest set, Instant now) {
    database.update(
        KEEP,
        stationId,
        set.controlId(),
        set.controlType().name(),
        set.isDefault(),
        PayloadCodec.of(OcppVersion.V2_1).write(set),
        State.SET.name(),
        now,
        now);
  }

  /** Takes back what a station did not accept: what was there before holds. */
  void restore(String stationId, String controlId, Optional<DerControl> before) {
    before.ifPresentOrElse(
        known ->
            database.update(
                KEEP,
                stationId,
                controlId,
                known.controlType().name(),
                known.isDefault(),
                known.payload(),
                known.state().name(),
                known.setAt(),
                known.changedAt()),
        () ->
            database.update(
                "delete from der_control where station_id = ? and control_id = ?",
                stationId,
                controlId));
  }

  /** Settings that another one pushed aside. */
  void supersede(String stationId, List<String> ids, Instant now) {
    database.transact(
        statements -> ids.forEach(id -> change(statements, stationId, id, State.SUPERSEDED, now)));
  }

  /**
   * What a station says of a setting; a setting it got elsewhere is not known here. The first word
   * of a new one counts by whatever clock the station has, what is older than the last does not.
   */
  void change(Statements statements, String stationId, String id, State state, Instant at) {
    statements.update(
        "update der_control set state = ?, changed_at = ?"
            + " where station_id = ? and control_id = ? and (state = 'SET' or changed_at <= ?)",
        state.name(),
        at,
        stationId,
        id,
        at);
  }

  /** Forgets what a station removed: one setting, or those of a type, or all of a kind. */
  void forget(
      String stationId,
      boolean isDefault,
      @Nullable DERControlType type,
      @Nullable String controlId) {
    database.update(
        "delete from der_control where station_id = ? and is_default = ?"
            + " and (?::text is null or control_type = ?) and (?::text is null or control_id = ?)",
        stationId,
        isDefault,
        type == null ? null : type.name(),
        type == null ? null : type.name(),
        controlId,
        controlId);
  }
}
