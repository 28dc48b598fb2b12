package org.voltide.csms.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes the domain clock and remembers where it stands, unless it is the system's own. */
@Startup
@ApplicationScoped
class ClockKeeper {

  private static final Logger LOG = Logger.getLogger(ClockKeeper.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Inject Settings settings;

  private ScaledClock clock;
  private Path file;
  private boolean kept;

  @PostConstruct
  void start() {
    Clock world = Clock.systemUTC();
    Settings.DomainClock wanted = settings.clock();
    file = settings.data().dir().resolve("clock");
    kept = wanted.speed() != 1 || wanted.start().isPresent();
    try {
      Files.createDirectories(settings.data().dir());
      clock =
          SavedClock.read(file)
              .filter(_ -> kept)
              .map(saved -> saved.resume(world, wanted.speed()))
              .orElseGet(
                  () ->
                      new ScaledClock(
                          world,
                          world.instant(),
                          wanted.start().orElseGet(world::instant),
                          wanted.speed()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void begin(@Observes StartupEvent event, Rounds rounds) {
    if (kept) {
      rounds.nowAndEvery(PERIOD, "domain time", () -> save(false));
    }
  }

  @Produces
  @Singleton
  ScaledClock scaledClock() {
    return clock;
  }

  void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    if (kept) {
      try {
        save(true);
      } catch (IOException e) {
        LOG.errorf(e, "Domain time could not be saved to %s", file);
      }
    }
  }

  private void save(boolean stopped) throws IOException {
    new SavedClock(clock.realNow(), clock.instant(), stopped).write(file);
  }
}
