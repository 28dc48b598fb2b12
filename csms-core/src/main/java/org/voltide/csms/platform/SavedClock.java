package org.voltide.csms.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where domain time stood, so that a second start continues there.
 *
 * @param stopped whether the clock was stopped in order; otherwise its process died
 */
record SavedClock(Instant real, Instant domain, boolean stopped) {

  /** A process that died this recently left others behind who went on by its clock. */
  private static final Duration FLOWED_ON = Duration.ofMinutes(2);

  /** The clock that continues from here. */
  ScaledClock resume(java.time.Clock world, double speed) {
    Instant now = world.instant();
    boolean flowedOn = !stopped && Duration.between(real, now).compareTo(FLOWED_ON) < 0;
    return new ScaledClock(world, flowedOn ? real : now, domain, speed);
  }

  /** Empty before the first save. */
  static Optional<SavedClock> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return Optional.of(
        new SavedClock(
            Instant.parse(lines.get(0)),
            Instant.parse(lines.get(1)),
            Boolean.parseBoolean(lines.get(2))));
  }

  void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, List.of(real.toString(), domain.toString(), Boolean.toString(stopped)));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
