package org.voltide.csms.messagelog;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.store.Database;

/** Searches in the message log, newest first. Thread-safe, blocks. */
@Singleton
class MessageQueries {
  private final Database database;

  MessageQueries(Database database) {
    this.database = database;
  }

  /** Of one station. */
  Page<LoggedMessage> of(String stationId, MessageFilter filter, PageQuery page) {
    Search search = new Search().with("station_id = ?", stationId);
    if (filter.from != null) {
      search.with("at >= ?", filter.from);
    }
    return run(search, filter, page);
  }

  /** Of all stations, not older than an instant. */
  Page<LoggedMessage> since(Instant from, MessageFilter filter, PageQuery page) {
    return run(new Search().with("at >= ?", from), filter, page);
  }

  private Page<LoggedMessage> run(Search search, MessageFilter filter, PageQuery page) {
    if (filter.to != null) {
      search.with("at < ?", filter.to);
    }
    if (filter.action != null) {
      search.with("action = ?", filter.action);
    }
    if (filter.direction != null) {
      search.with("direction = ?", filter.direction.name());
    }
    if (filter.error != null && filter.error.equals("any")) {
      search.with("error_code is not null");
    } else if (filter.error != null) {
      search.with("error_code = ?", filter.error);
    }
    if (filter.slowerThanMillis != null) {
      search.with("latency_ms > ?", filter.slowerThanMillis);
    }
    if (filter.transaction != null) {
      search.with("frame ~ ?", naming(filter.transaction));
    }
    page.after(2)
        .ifPresent(
            last ->
                search.with(
                    "(at, id) < (?::timestamptz, ?::bigint)", last.getFirst(), last.getLast()));
    List<LoggedMessage> found =
        database.query(
            "select * from message_log where "
                + String.join(" and ", search.conditions)
                + " order by at desc, id desc limit "
                + page.rows(),
            LoggedMessage::of,
            search.values.toArray());
    return Page.of(found, page, m -> List.of(m.at().toString(), String.valueOf(m.id())));
  }

  /** OCPP 1.6 writes numbers, later versions strings. */
  private static String naming(String transaction) {
    String literal = transaction.replaceAll("[\\p{Punct}\\s]", "\\\\$0");
    return "\"transactionId\"\\s*:\\s*(\"%1$s\"|%1$s\\s*[,}])".formatted(literal);
  }

  private static final class Search {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Search with(String condition, Object... parameters) {
      conditions.add(condition);
      values.addAll(List.of(parameters));
      return this;
    }
  }
}
