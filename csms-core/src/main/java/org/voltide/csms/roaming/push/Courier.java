package org.voltide.csms.roaming.push;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Cdr;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.model.Session;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerClient;
import org.voltide.csms.roaming.partners.PartnerClient.Question;
import org.voltide.csms.roaming.partners.PartnerFailure;
import org.voltide.csms.roaming.partners.PartnerThreads;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.partners.Recipient;
import org.voltide.csms.roaming.push.Outbox.Letter;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.Shared;
import org.voltide.csms.roaming.shared.SharedObjects;

/**
 * Tells partners what is in the outbox: each has a thread of its own, so that a slow one delays no
 * other, and one that cannot be reached is left alone for a growing pause. Thread-safe.
 */
@Singleton
public class Courier {
  private static final Logger LOG = Logger.getLogger(Courier.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int AT_ONCE = 100;

  private final RoamingSettings settings;
  private final Partners partners;
  private final PartnerClient client;
  private final SharedObjects objects;
  private final Outbox outbox;
  private final PartnerThreads threads = new PartnerThreads("it was not told everything");

  public Courier(
      RoamingSettings settings,
      Partners partners,
      PartnerClient client,
      SharedObjects objects,
      Outbox outbox) {
    this.settings = settings;
    this.partners = partners;
    this.client = client;
    this.objects = objects;
    this.outbox = outbox;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (settings.address().isPresent()) {
      rounds.every(LOOK, "news for roaming partners", this::look);
    }
  }

  /** Sends somebody to each partner for whom something is due; waits for none. */
  public void look() {
    for (UUID partner : outbox.due()) {
      threads.begin(partner, () -> deliver(partner));
    }
  }

  /** Tells a partner what is due, until there is nothing or it cannot be reached. */
  public void deliver(UUID id) throws InterruptedException {
    for (Letter letter : outbox.due(id, AT_ONCE)) {
      Optional<Partner> partner = partners.find(id).filter(Partner::isCallable);
      if (partner.isEmpty() || !deliver(partner.get(), letter)) {
        return;
      }
    }
  }

  /** Whether it is worth going on. */
  private boolean deliver(Partner partner, Letter letter) throws InterruptedException {
    Optional<Question> question = question(partner, letter);
    try {
      if (question.isPresent()) {
        client.ask(partner, question.get().to(recipient(letter)));
      }
      outbox.told(letter);
      return true;
    } catch (PartnerFailure.Refused refused) {
      if (refused.isOfHub() && letter.address() == null) {
        outbox.delayed(letter, refused.getMessage());
        return true;
      }
      outbox.refused(letter, refused.getMessage());
      return true;
    } catch (PartnerFailure unreachable) {
      LOG.debugf("%s is told later: %s", partner, unreachable.getMessage());
      letBy(letter, unreachable);
      return false;
    }
  }

  private static Recipient recipient(Letter letter) {
    return letter.party() == null
        ? Recipient.EVERYBODY
        : new Recipient.One(Party.read(letter.party()));
  }

  /** An address of its own may be deaf while the partner listens: all else comes first then. */
  private void letBy(Letter letter, PartnerFailure unreachable) {
    if (letter.address() != null) {
      outbox.refused(letter, unreachable.getMessage());
    }
  }

  /** Empty when there is nothing to tell, or nobody who would listen. */
  private Optional<Question> question(Partner partner, Letter letter) {
    if (letter.address() != null && letter.body() != null) {
      return Optional.of(Question.of("POST", letter.address(), Json.stored(letter.body())));
    }
    Kind kind = Kind.valueOf(letter.kind());
    return partner
        .endpoint(kind.module(), "RECEIVER")
        .flatMap(url -> objects.find(kind, letter.id()).map(it -> question(partner, url, it)));
  }

  private static Question question(Partner partner, String url, Shared shared) {
    String base = url.replaceAll("/+$", "");
    List<String> owner =
        switch (shared.document()) {
          case Location l -> List.of(l.countryCode(), l.partyId());
          case Tariff t -> List.of(t.countryCode(), t.partyId());
          case Session s -> List.of(s.countryCode(), s.partyId());
          case Token t -> List.of(t.countryCode(), t.partyId());
          case Cdr _ -> List.of();
          default -> throw new IllegalStateException("nothing that is shared: " + shared);
        };
    if (owner.isEmpty()) {
      return Question.of("POST", base, partner.wire().write(shared.document()));
    }
    String address = "%s/%s/%s".formatted(base, String.join("/", owner), name(shared));
    return shared.gone()
        ? Question.of("DELETE", address, null)
        : Question.of("PUT", address, partner.wire().write(shared.document()));
  }

  /** Tokens are called by what stations read, the same uid perhaps more than once. */
  private static String name(Shared shared) {
    return shared.document() instanceof Token token
        ? "%s?type=%s"
            .formatted(
                URLEncoder.encode(token.uid(), StandardCharsets.UTF_8).replace("+", "%20"),
                token.type())
        : shared.id();
  }
}
