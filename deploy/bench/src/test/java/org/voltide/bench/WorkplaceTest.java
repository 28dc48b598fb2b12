package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkplaceTest {

  @Test
  void leavesNeitherProcessesNorFiles() throws IOException {
    Process waiting;
    Path folder;
    try (Workplace place = Workplace.open()) {
      folder = place.folder();
      Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("file"), "text");
      waiting = place.start(new ProcessBuilder("cat"));
      assertThat(waiting.isAlive()).isTrue();
    }
    assertThat(waiting.isAlive()).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void startsNothingOnceItIsLeft() throws IOException {
    Workplace place = Workplace.open();
    place.close();
    assertThatThrownBy(() -> place.start(new ProcessBuilder("cat")))
        .isInstanceOf(BenchException.class);
  }
}
