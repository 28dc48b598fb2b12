package org.voltide.csms.files;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.voltide.csms.files.StoredFile.Kind;
import org.voltide.csms.store.Database;

/** Deletes expired addresses, old logs, and what uploads left that a crash ended. */
@ApplicationScoped
class FileSweep {
  private static final Logger LOG = Logger.getLogger(FileSweep.class);
  private static final int PERIOD_MINUTES = 10;

  private final FileStore files;
  private final FileSettings settings;
  private final Database database;
  private final Clock clock;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("files").factory());

  FileSweep(FileStore files, FileSettings settings, Database database, Clock clock) {
    this.files = files;
    this.settings = settings;
    this.database = database;
    this.clock = clock;
  }

  /** Nothing can be on its way before the server listens. */
  void start(@Observes StartupEvent event) throws IOException {
    for (Kind kind : Kind.values()) {
      eraseUnknown(files.directory(kind));
    }
    var unused = schedule.scheduleWithFixedDelay(this::sweep, 1, PERIOD_MINUTES, TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent event) {
    schedule.shutdownNow();
  }

  void sweep() {
    try {
      database.update("delete from file_link where expires_at < ?", clock.instant());
      List<UUID> old =
          database.query(
              "select id from stored_file where kind = 'LOG' and created_at < ?",
              row -> row.id("id"),
              clock.instant().minus(Duration.ofDays(settings.logDays())));
      old.forEach(id -> files.find(id).ifPresent(files::delete));
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Old files stay for now");
    }
  }

  private void eraseUnknown(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    Set<String> known =
        new HashSet<>(
            database.query(
                "select content::text as content from stored_file where content is not null",
                row -> row.text("content")));
    try (Stream<Path> present = Files.list(directory)) {
      present
          .filter(path -> !known.contains(path.getFileName().toString()))
          .forEach(FileStore::erase);
    }
  }
}
