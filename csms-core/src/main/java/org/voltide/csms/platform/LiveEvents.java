package org.voltide.csms.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells whoever listens what just changed. Publish after the commit, from any thread; it never
 * waits and costs nothing while nobody listens to the topic.
 */
@ApplicationScoped
public class LiveEvents {

  /** What the stream may carry. */
  public static final Set<String> TOPICS =
      Set.of("station", "session", "sample", "plan", "site", "security", "alarm");

  /** A listener this far behind is cut off; it reads the resources again when it comes back. */
  static final int BUFFERED_EVENTS = 512;

  /** So long a stream may outlive what it was opened with, in whichever process that ended. */
  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(LiveEvents.class);

  /**
   * @param data the resource as JSON
   */
  record Event(String topic, String data) {}

  /**
   * Whose events a listener may hear.
   *
   * @param sites the only ones; empty: all, and what is of no site
   * @param version of who may hear what, when this was found out
   */
  public record Audience(Optional<Set<String>> sites, int version) {

    private boolean isUnconfined() {
      return sites.isEmpty();
    }

    private boolean isConfinedTo(String site) {
      return sites.isPresent() && sites.get().contains(site);
    }
  }

  private record Listener(
      Set<String> topics,
      Audience audience,
      Standing standing,
      MultiEmitter<? super Event> emitter) {}

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicInteger version = new AtomicInteger();

  @Inject ObjectMapper json;

  /** Sends what is of no site, as the API shows it, to who listens and may hear of all sites. */
  public void publish(String topic, Object resource) {
    if (isHeard(topic)) {
      Event event = new Event(topic, text(resource));
      tell(topic, Audience::isUnconfined, event);
    }
  }

  /** Sends what is of a site, as the API shows it, to everybody who listens and may hear of it. */
  public void publish(String topic, String site, Object resource) {
    publish(topic, site, resource, Set.of());
  }

  /**
   * The same.
   *
   * @param withheld fields that only those are told who may hear of all sites
   */
  public void publish(String topic, String site, Object resource, Set<String> withheld) {
    if (!isHeard(topic)) {
      return;
    }
    tell(topic, Audience::isUnconfined, new Event(topic, text(resource)));
    if (listeners.stream().anyMatch(listener -> listener.audience().isConfinedTo(site))) {
      ObjectNode part = json.<ObjectNode>valueToTree(resource).remove(withheld);
      tell(topic, audience -> audience.isConfinedTo(site), new Event(topic, text(part)));
    }
  }

  private void tell(String topic, Predicate<Audience> audience, Event event) {
    for (Listener listener : listeners) {
      if (listener.topics().contains(topic) && audience.test(listener.audience())) {
        listener.emitter().emit(event);
      }
    }
  }

  /** Whether anybody listens; saves making a resource that nobody would get. */
  public boolean isHeard(String topic) {
    return !listeners.isEmpty()
        && listeners.stream().anyMatch(listener -> listener.topics().contains(topic));
  }

  /** To be asked before it is found out which sites a listener may hear of. */
  public int version() {
    return version.get();
  }

  /** Ends the streams of all who may hear of some sites only; they come back and are told anew. */
  public void whoMayHearChanged() {
    version.incrementAndGet();
    listeners.forEach(this::endIfOutdated);
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOKED_AT_EVERY, "ending streams of who may no longer hear", this::look);
  }

  /**
   * Ends the streams of those whose key was revoked, whose login ended or whose role changed. Asked
   * for after each such change here, and in rounds for those of the clock and of other processes.
   * Each judge is asked once for all of its kind; where one fails, its streams go on until it is
   * asked again.
   *
   * @throws RuntimeException the first failure, when all were asked
   */
  public void look() {
    List<RuntimeException> failures = new ArrayList<>();
    listeners.stream()
        .collect(Collectors.groupingBy(listener -> listener.standing().judge()))
        .forEach(
            (judge, theirs) -> {
              try {
                endOver(judge, theirs);
              } catch (RuntimeException failure) {
                failures.add(failure);
              }
            });
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private static void endOver(Standing.Judge judge, List<Listener> listeners) {
    Map<UUID, ?> grants =
        judge.grants(
            listeners.stream()
                .map(listener -> listener.standing().id())
                .collect(Collectors.toUnmodifiableSet()));
    for (Listener listener : listeners) {
      if (!listener.standing().holds(grants)) {
        listener.emitter().fail(new IllegalStateException("Who listens may no longer"));
      }
    }
  }

  private void endIfOutdated(Listener listener) {
    Audience audience = listener.audience();
    if (audience.sites().isPresent() && audience.version() != version.get()) {
      listener.emitter().fail(new IllegalStateException("Its sites have changed"));
    }
  }

  /** Everything published on the topics from now on; fails when its reader is too slow. */
  Multi<Event> listen(Set<String> topics, Audience audience, Standing standing) {
    return Multi.createFrom()
        .<Event>emitter(
            emitter -> {
              Listener listener = new Listener(topics, audience, standing, emitter);
              listeners.add(listener);
              emitter.onTermination(() -> listeners.remove(listener));
              endIfOutdated(listener);
            },
            BackPressureStrategy.IGNORE)
        .onOverflow()
        .invoke(_ -> LOG.debug("A slow listener was disconnected"))
        .buffer(BUFFERED_EVENTS);
  }

  private String text(Object resource) {
    try {
      return json.writeValueAsString(resource);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON can be made of " + resource.getClass(), e);
    }
  }
}
