package org.voltide.csms.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes the domain clock and remembers where it stands, unless it is the system's own. */
@Startup
@ApplicationScoped
class ClockKeeper {

  private static final Logger LOG = Logger.getLogger(ClockKeeper.class);
  private static final int SAVE_SECONDS = 2;

  @Inject Settings settings;

  private ScaledClock clock;
  private Path file;
  private boolean kept;
  private ScheduledExecutorService saver;

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
    saver = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    if (kept) {
      saver.scheduleAtFixedRate(() -> save(false), 0, SAVE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Produces
  @Singleton
  ScaledClock scaledClock() {
    return clock;
  }

  void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    saver.close();
    if (kept) {
      save(true);
    }
  }

  private void save(boolean stopped) {
    try {
      new SavedClock(clock.realNow(), clock.instant(), stopped).write(file);
    } catch (IOException e) {
      LOG.errorf(e, "Domain time could not be saved to %s", file);
    }
  }
}
