package org.voltide.csms.privacy;

/**
 * Where a driver's data is: each a table, and which of its rows, as {@code t}, are of the driver
 * {@code d} with {@code key} (the token as it is compared), {@code type}, {@code pattern}, the
 * regular expression by which messages name it, and {@code address}, the one by which addresses do.
 */
enum PersonalData {
  TOKEN("token", "t.value_key = d.key and t.type = d.type"),
  VOUCHED("vouched_token", "t.value_key = d.key and t.type = d.type"),
  SESSIONS("charging_session", Sql.NAMED),
  NEEDS("session_need", "t.session_id in (select s.id from sessions s)"),
  WISHES("session_wish", "t.session_id in (select s.id from sessions s)"),
  STATEMENTS("statement", "t.session_id in (select s.id from sessions s)"),
  EVENTS("transaction_event", "t.session_id in (select s.id from sessions s)"),
  REMOTE_STARTS("remote_start", Sql.NAMED),
  RESERVATIONS("reservation", Sql.NAMED),
  BATTERY_SWAPS("battery_swap_event", Sql.NAMED),
  CONTRACTS("contract", "d.type = 'eMAID' and lower(t.emaid) = d.key"),
  GIVEN_ANSWERS("given_answer", "d.type = 'eMAID' and left(lower(t.emaid), 14) = left(d.key, 14)"),
  MESSAGES("message_log", "t.frame ~* d.pattern"),
  ROAMING_TOKENS("roaming_token", Sql.ROAMING),
  ROAMING_SESSIONS("roaming_session", "t.session_id in (select s.id from sessions s)"),
  ROAMING_CDRS("roaming_cdr", "t.session_id in (select s.id from sessions s)"),
  ROAMING_OBJECTS("roaming_object", Sql.SHARED),
  ROAMING_RECEIVED("roaming_received", Sql.RECEIVED),
  ROAMING_MESSAGES(
      "roaming_message", "(t.request ~* d.pattern or t.answer ~* d.pattern or t.url ~* d.address)");

  private final String table;
  private final String rows;

  PersonalData(String table, String rows) {
    this.table = table;
    this.rows = rows;
  }

  /** The table's rows of the driver; its parameters are key, type, pattern and address. */
  String query() {
    return Sql.DRIVER
        + "select ("
        + shown()
        + ")::text as row from "
        + table
        + " t, d where "
        + rows;
  }

  /** What partners and we wrote may name other drivers, too: lists of tokens come in pages. */
  private String shown() {
    return this == ROAMING_MESSAGES ? "to_jsonb(t) - 'request' - 'answer'" : "to_jsonb(t)";
  }

  /** The table. */
  String table() {
    return table;
  }

  /** Parts of statements. */
  static final class Sql {
    /** OCPP compares identifiers without regard to case; eMAIDs may be written with hyphens. */
    static final String KEY =
        "case t.token_type when 'eMAID' then replace(lower(t.id_token), '-', '')"
            + " else lower(t.id_token) end";

    static final String NAMED = "t.token_type = d.type and " + KEY + " = d.key";

    static final String DRIVER =
        "with d as (select cast(? as text) as key, cast(? as text) as type,"
            + " cast(? as text) as pattern, cast(? as text) as address),"
            + " sessions as (select t.id from charging_session t, d where "
            + NAMED
            + ") ";

    /** OCPI does not tell one standard of cards from another. */
    static final String ROAMING =
        "t.uid_key = d.key"
            + " and t.ocpp_type = case d.type when 'ISO15693' then 'ISO14443' else d.type end";

    static final String RECEIVED =
        "t.token_type = case d.type when 'ISO15693' then 'ISO14443' else d.type end"
            + " and case t.token_type when 'eMAID' then replace(lower(t.token_uid), '-', '')"
            + " else lower(t.token_uid) end = d.key";

    static final String SHARED =
        "(t.kind = 'SESSION' and t.id in (select s.id::text from sessions s)"
            + " or t.kind = 'CDR' and t.id in (select c.id from roaming_cdr c"
            + " where c.session_id in (select s.id from sessions s))"
            + " or t.kind = 'TOKEN' and lower(t.document::json ->> 'uid') = d.key)";

    private Sql() {}
  }
}
