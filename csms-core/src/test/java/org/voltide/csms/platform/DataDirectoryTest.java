package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path directory;

  @Test
  void oneInstanceHoldsItUntilItEnds() throws IOException {
    Path root = directory.resolve("new/data");
    try (DataDirectory held = DataDirectory.open(root)) {
      assertThat(held.root()).isAbsolute().isDirectory();
      assertThatThrownBy(() -> DataDirectory.open(root))
          .isInstanceOf(StartFailure.class)
          .hasMessage("Another instance of Voltide is running on %s.".formatted(root));
    }
    DataDirectory.open(root).close();
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageEndingWith("is a file.");
    assertThatThrownBy(() -> DataDirectory.open(file.resolve("below")))
        .isInstanceOf(StartFailure.class)
        .hasMessageEndingWith("is not writable.");
  }
}
