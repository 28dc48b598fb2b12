package org.voltide.csms.sites;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;

/** Keeps the sites. Every method is one transaction, or part of the caller's. */
@ApplicationScoped
@Transactional
public class Sites {

  /** What was measured before says nothing of now. */
  private static final Duration MEASURED_RECENTLY = Duration.ofMinutes(45);

  private static final String FIGURES =
      """
      select s.id,
             (select count(*) from station where site_id = s.id),
             count(c.id),
             coalesce(sum(c.power_w), 0)
               + coalesce(
                   (select power_w from site_power where site_id = s.id and quantity = 'LOAD'
                       and kind = 'MEASURED' and start_at > :recent
                     order by start_at desc limit 1),
                   s.base_load_w
                     + (select coalesce(sum(base_load_w), 0) from site_group where site_id = s.id))
               - coalesce(
                   (select power_w from site_power where site_id = s.id and quantity = 'PV'
                       and kind = 'MEASURED' and start_at > :recent
                     order by start_at desc limit 1), 0),
             coalesce(sum(c.power_w), 0),
             (select count(*) from station where site_id = s.id and not online),
             (select count(*) from station t
               where t.site_id = s.id and t.online
                 and exists (select from connector x
                              where x.station_id = t.id and x.status = 'Faulted'))
        from site s left join charging_session c on c.site_id = s.id and c.ended_at is null
       where s.id in (:ids)
       group by s.id
      """;

  @Inject Session entities;
  @Inject Clock clock;
  @Inject Event<SiteChanged> changes;

  /** The site as the API shows it. */
  public Optional<SiteView> find(String id) {
    return Optional.ofNullable(entities.find(Site.class, id))
        .map(site -> views(List.of(site)).getFirst());
  }

  Page<SiteView> list(PageQuery page) {
    List<Site> rows =
        entities
            .createQuery("from Site where id > :after order by id", Site.class)
            .setParameter("after", page.after(1).map(List::getFirst).orElse(""))
            .setMaxResults(page.rows())
            .getResultList();
    Page<Site> sites = Page.of(rows, page, site -> List.of(site.id));
    return new Page<>(views(sites.items()), sites.next());
  }

  SiteView create(SiteFields fields) {
    demandZone(fields.timeZone());
    if (entities.find(Site.class, fields.id()) != null) {
      throw Problem.conflict("There is already a site %s.".formatted(fields.id()));
    }
    Site site = new Site();
    site.createdAt = clock.instant();
    site.set(fields);
    entities.persist(site);
    return committed(site);
  }

  SiteFields fields(String id) {
    return demand(id).fields();
  }

  SiteView change(String id, SiteFields fields) {
    if (!fields.id().equals(id)) {
      throw Problem.invalid("/id", "The id of a site never changes.");
    }
    demandZone(fields.timeZone());
    Site site = demand(id);
    site.set(fields);
    return committed(site);
  }

  void delete(String id) {
    Site site = demand(id);
    if (figures(List.of(id)).get(id).stations() > 0) {
      throw Problem.conflict("Site %s has stations; remove or move them first.".formatted(id));
    }
    boolean hasSessions =
        entities
            .createNativeQuery(
                "select exists (select from charging_session where site_id = :id)", Boolean.class)
            .setParameter("id", id)
            .getSingleResult();
    if (hasSessions) {
      throw Problem.conflict("Site %s has charging sessions, which are kept.".formatted(id));
    }
    entities.remove(site);
  }

  private SiteView committed(Site site) {
    entities.flush();
    changes.fire(new SiteChanged(site.id));
    return views(List.of(site)).getFirst();
  }

  private Site demand(String id) {
    return Optional.ofNullable(entities.find(Site.class, id))
        .orElseThrow(() -> Problem.notFound("site", id));
  }

  private static void demandZone(String name) {
    try {
      ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Problem.invalid("/timeZone", "There is no time zone %s.".formatted(name));
    }
  }

  private List<SiteView> views(Collection<Site> sites) {
    Map<String, SiteView.Figures> figures = figures(sites.stream().map(s -> s.id).toList());
    return sites.stream().map(site -> SiteView.of(site, figures.get(site.id))).toList();
  }

  private Map<String, SiteView.Figures> figures(List<String> ids) {
    return entities
        .createNativeQuery(FIGURES, SiteView.Figures.class)
        .setParameter("ids", ids)
        .setParameter("recent", clock.instant().minus(MEASURED_RECENTLY))
        .getResultStream()
        .collect(Collectors.toMap(SiteView.Figures::siteId, Function.identity()));
  }
}
