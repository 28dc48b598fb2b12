package org.voltide.pki.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SoftHSM with a new token. Its configuration is where the build's SOFTHSM2_CONF points, because
 * the library reads it from the environment of this process.
 */
record SoftHsm(Path library, long slot) {
  private static final String PIN = "1234";
  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

  /** A token of its own; the test is skipped where there is no SoftHSM. */
  static SoftHsm withToken() throws IOException, InterruptedException {
    Path library =
        LIBRARIES.stream()
            .filter(Files::exists)
            .findFirst()
            .orElseGet(() -> abort("SoftHSM is not installed, so no token was tested."));
    String configuration = System.getenv("SOFTHSM2_CONF");
    assumeTrue(configuration != null, "SOFTHSM2_CONF is not set, so no token was tested.");
    Path folder = Path.of(configuration).getParent();
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        Path.of(configuration),
        "directories.tokendir = %s\nobjectstore.backend = file\n".formatted(tokens));
    return new SoftHsm(library, initialize());
  }

  private static long initialize() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "test",
                "--so-pin",
                PIN,
                "--pin",
                PIN)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    Matcher slot = SLOT.matcher(said);
    assertThat(slot.find()).as(said).isTrue();
    return Long.parseLong(slot.group(1));
  }

  Pkcs11Custody open() throws Exception {
    return Pkcs11Custody.open(library, slot, PIN);
  }
}
