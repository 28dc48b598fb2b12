package org.voltide.csms.vehicles;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;

/** Keeps what is described: vehicles or models of them. Every method is one transaction. */
@Transactional
abstract class Registry<E extends Described> {

  @Inject Session entities;
  @Inject Clock clock;

  private final Class<E> kind;
  private final String called;

  /**
   * @param called in problems
   */
  Registry(Class<E> kind, String called) {
    this.kind = kind;
    this.called = called;
  }

  abstract E blank();

  /** How each of these is shown. */
  abstract Function<E, VehicleView> views(List<E> stored);

  /**
   * What is to be stored of what was said.
   *
   * @throws Problem when that cannot be
   */
  abstract VehicleFields checked(UUID id, VehicleFields said);

  Page<VehicleView> list(PageQuery page) {
    List<E> rows =
        entities
            .createQuery("from " + kind.getSimpleName() + " where id > :after order by id", kind)
            .setParameter("after", page.afterId().orElse(new UUID(0, 0)))
            .setMaxResults(page.rows())
            .getResultList();
    return Page.of(rows, page, row -> List.of(row.id.toString())).map(views(rows));
  }

  VehicleView create(VehicleFields said) {
    E created = blank();
    created.id = UUID.randomUUID();
    created.createdAt = clock.instant();
    created.set(checked(created.id, said));
    entities.persist(created);
    entities.flush();
    return view(created);
  }

  VehicleView read(UUID id) {
    return view(demand(id));
  }

  VehicleFields fields(UUID id) {
    return demand(id).fields();
  }

  VehicleView change(UUID id, VehicleFields said) {
    E changed = demand(id);
    changed.set(checked(id, said));
    entities.flush();
    return view(changed);
  }

  void delete(UUID id) {
    entities.remove(demand(id));
  }

  private VehicleView view(E stored) {
    return views(List.of(stored)).apply(stored);
  }

  private E demand(UUID id) {
    return Optional.ofNullable(entities.find(kind, id))
        .orElseThrow(() -> Problem.notFound(called, id));
  }
}
