package org.voltide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of its own for one run, and the processes the run starts. Both are gone when the run is
 * over, however it ends: by itself, by a failure, by a signal. Thread-safe.
 */
final class Workplace implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final Thread atSignal = new Thread(this::leave, "leave");
  private boolean left;

  private Workplace(Path folder) {
    this.folder = folder;
  }

  static Workplace open() throws IOException {
    Workplace place = new Workplace(Files.createTempDirectory("voltide-bench"));
    Runtime.getRuntime().addShutdownHook(place.atSignal);
    return place;
  }

  Path folder() {
    return folder;
  }

  synchronized Process start(ProcessBuilder program) throws IOException {
    if (left) {
      throw new BenchException("The benchmark was interrupted.");
    }
    Process process = program.start();
    processes.add(process);
    return process;
  }

  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(atSignal);
    } catch (IllegalStateException alreadyRunning) {
      // A signal came: the hook has nothing left to do.
    }
  }

  private synchronized void leave() {
    if (!left) {
      left = true;
      processes.forEach(Process::destroy);
      processes.forEach(Workplace::awaitEnd);
      delete();
    }
  }

  private static void awaitEnd(Process process) {
    boolean ended = false;
    try {
      ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      process.destroyForcibly();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      System.err.println("Not all of " + folder + " could be deleted: " + failure.getMessage());
    }
  }
}
