package org.voltide.csms.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.StoredTariff;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;

/** Keeps the tokens. Every method is one transaction. */
@ApplicationScoped
@Transactional
class Tokens {

  private static final String LIST =
      """
      from Token
       where (lower(idToken) like :q or lower(coalesce(holder, '')) like :q)
         and (idToken, id) > (:token, :id)
       order by idToken, id
      """;

  @Inject Session entities;
  @Inject Clock clock;
  @Inject Event<TokensChanged> changes;

  Page<TokenView> list(@Nullable String q, PageQuery page) {
    List<String> after = page.after(2).orElse(List.of("", new UUID(0, 0).toString()));
    List<Token> rows =
        entities
            .createQuery(LIST, Token.class)
            .setParameter(
                "q", "%" + Optional.ofNullable(q).orElse("").toLowerCase(Locale.ROOT) + "%")
            .setParameter("token", after.getFirst())
            .setParameter("id", UUID.fromString(after.getLast()))
            .setMaxResults(page.rows())
            .getResultList();
    return Page.of(rows, page, token -> List.of(token.idToken, token.id.toString()))
        .map(TokenView::of);
  }

  TokenView create(TokenFields fields) {
    Token token = new Token();
    token.id = UUID.randomUUID();
    token.createdAt = clock.instant();
    check(token, fields);
    token.set(fields);
    entities.persist(token);
    entities.flush();
    changes.fire(new TokensChanged());
    return TokenView.of(token);
  }

  TokenView read(UUID id) {
    return TokenView.of(demand(id));
  }

  TokenFields fields(UUID id) {
    return demand(id).fields();
  }

  TokenView change(UUID id, TokenFields fields) {
    Token token = demand(id);
    check(token, fields);
    token.set(fields);
    entities.flush();
    changes.fire(new TokensChanged());
    return TokenView.of(token);
  }

  void delete(UUID id) {
    entities.remove(demand(id));
    changes.fire(new TokensChanged());
  }

  private void check(Token token, TokenFields fields) {
    boolean taken =
        entities
                .createQuery(
                    "select count(*) from Token where type = :type and id <> :id and case type"
                        + " when 'eMAID' then replace(lower(idToken), '-', '')"
                        + " = replace(lower(:value), '-', '')"
                        + " else lower(idToken) = lower(:value) end",
                    Long.class)
                .setParameter("value", fields.idToken())
                .setParameter("type", fields.type())
                .setParameter("id", token.id)
                .getSingleResult()
            > 0;
    if (taken) {
      throw Problem.conflict(
          "There is already a %s token %s.".formatted(fields.type(), fields.idToken()));
    }
    if (fields.tariff() != null) {
      StoredTariff.check(fields.tariff());
    }
    if (fields.vehicleId() != null && !vehicleExists(fields.vehicleId())) {
      throw Problem.invalid("/vehicleId", "There is no such vehicle.");
    }
  }

  private boolean vehicleExists(UUID id) {
    return entities
        .createNativeQuery("select exists (select from vehicle where id = :id)", Boolean.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  private Token demand(UUID id) {
    return Optional.ofNullable(entities.find(Token.class, id))
        .orElseThrow(() -> Problem.notFound("token", id));
  }
}
