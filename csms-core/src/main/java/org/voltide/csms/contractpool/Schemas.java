package org.voltide.csms.contractpool;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.voltide.csms.certificates.PkiSettings;
import org.voltide.csms.platform.Settings;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.Exi.Opening;
import org.voltide.pki.exi.Exi.Ready;
import org.voltide.pki.exi.Exi.Unavailable;

/**
 * ISO's schemas as the operator fetched them, compiled in the background. Where they are missing it
 * is looked again each time somebody needs them. Thread-safe.
 */
@Singleton
class Schemas {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Unavailable NOT_YET =
      new Unavailable(List.of(), "ISO's schemas are being compiled: ask again in some seconds");

  private final Path directory;
  private final Path cache;
  private CompletableFuture<Opening> opening = CompletableFuture.completedFuture(NOT_YET);

  @Inject
  Schemas(Settings settings, PkiSettings pki) {
    this(
        pki.schemas().orElseGet(() -> settings.data().dir().resolve("iso15118-schemas")),
        settings.data().dir().resolve("exi"));
  }

  Schemas(Path directory, Path cache) {
    this.directory = directory;
    this.cache = cache;
  }

  void start(@Observes StartupEvent event) {
    begin();
  }

  /** What can be read and built now, or why nothing can. */
  Opening now() {
    try {
      return begin().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return NOT_YET;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return NOT_YET;
    } catch (ExecutionException broken) {
      return new Unavailable(
          List.of(), "EXI can be neither built nor inspected: " + broken.getCause());
    }
  }

  private synchronized CompletableFuture<Opening> begin() {
    boolean isReady =
        opening.state() == java.util.concurrent.Future.State.SUCCESS
            && opening.resultNow() instanceof Ready;
    if (opening.isDone() && !isReady) {
      opening =
          CompletableFuture.supplyAsync(
              () -> Exi.open(directory, cache), task -> Thread.ofPlatform().daemon().start(task));
    }
    return opening;
  }
}
