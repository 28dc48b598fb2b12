package org.voltide.csms.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final Logger LOG = Logger.getLogger(LiveEvents.class);

  /**
   * @param data the resource as JSON
   */
  record Event(String topic, String data) {}

  private record Listener(Set<String> topics, MultiEmitter<? super Event> emitter) {}

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  @Inject ObjectMapper json;

  /** Sends the resource, as the API shows it, to everybody who listens to the topic. */
  public void publish(String topic, Object resource) {
    if (!isHeard(topic)) {
      return;
    }
    Event event = new Event(topic, text(resource));
    for (Listener listener : listeners) {
      if (listener.topics().contains(topic)) {
        listener.emitter().emit(event);
      }
    }
  }

  /** Whether anybody listens; saves making a resource that nobody would get. */
  public boolean isHeard(String topic) {
    return !listeners.isEmpty()
        && listeners.stream().anyMatch(listener -> listener.topics().contains(topic));
  }

  /** Everything published on the topics from now on; fails when its reader is too slow. */
  Multi<Event> listen(Set<String> topics) {
    return Multi.createFrom()
        .<Event>emitter(
            emitter -> {
              Listener listener = new Listener(topics, emitter);
              listeners.add(listener);
              emitter.onTermination(() -> listeners.remove(listener));
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
