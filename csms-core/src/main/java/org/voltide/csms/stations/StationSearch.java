package org.voltide.csms.stations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;

/** Finds stations by what is asked for; in one transaction, or part of the caller's. */
@ApplicationScoped
@Transactional
public class StationSearch {

  @Inject Session entities;

  /** A station found, and what the list is sorted by. */
  record Found(String id, String key) {}

  /** One page of ids, in the order asked for. */
  Page<String> page(StationQuery query, PageQuery page) {
    Optional<List<String>> after = page.after(2);
    NativeQuery<Found> found = found(query, after.isPresent());
    after.ifPresent(
        last -> found.setParameter("key", last.get(0)).setParameter("after", last.get(1)));
    return Page.of(
            found.setMaxResults(page.rows()).getResultList(),
            page,
            last -> List.of(last.key(), last.id()))
        .map(Found::id);
  }

  /**
   * All ids in the order asked for, so many at most.
   *
   * @throws org.voltide.csms.platform.Problem 422 when there is no such state or order
   */
  public List<String> ids(StationQuery query, int most) {
    return found(query, false).setMaxResults(most).getResultStream().map(Found::id).toList();
  }

  private NativeQuery<Found> found(StationQuery query, boolean isContinued) {
    String key = query.key();
    StationQuery.Conditions conditions = query.conditions();
    String direction = query.isDescending() ? " desc" : "";
    String beyond = query.isDescending() ? "<" : ">";
    NativeQuery<Found> found =
        entities.createNativeQuery(
            "select s.id, "
                + key
                + " as key from station s where "
                + conditions.sql()
                + (isContinued ? " and (%s, s.id) %s (:key, :after)".formatted(key, beyond) : "")
                + " order by 2%1$s, 1%1$s".formatted(direction),
            Found.class);
    conditions.values().forEach(found::setParameter);
    return found;
  }
}
