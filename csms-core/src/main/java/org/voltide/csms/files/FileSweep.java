package org.voltide.csms.files;

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
import java.util.stream.Stream;
import org.voltide.csms.files.StoredFile.Kind;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;

/** Deletes expired addresses, old logs, and what uploads left that a crash ended. */
@ApplicationScoped
class FileSweep {
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final FileStore files;
  private final FileSettings settings;
  private final Database database;
  private final Clock clock;

  FileSweep(FileStore files, FileSettings settings, Database database, Clock clock) {
    this.files = files;
    this.settings = settings;
    this.database = database;
    this.clock = clock;
  }

  /** Nothing can be on its way before the server listens. */
  void start(@Observes StartupEvent event, Rounds rounds) throws IOException {
    for (Kind kind : Kind.values()) {
      eraseUnknown(files.directory(kind));
    }
    rounds.nowAndEvery(PERIOD, "old files", this::sweep);
  }

  void sweep() {
    database.update("delete from file_link where expires_at < ?", clock.instant());
    List<UUID> old =
        database.query(
            "select id from stored_file where kind = 'LOG' and created_at < ?",
            row -> row.id("id"),
            clock.instant().minus(Duration.ofDays(settings.logDays())));
    old.forEach(id -> files.find(id).ifPresent(files::delete));
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
