package org.voltide.simulator.core;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stations' passwords, kept in a file that only its owner may read. Thread-safe. */
public final class Passwords {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BYTES = 24;

  private final Path file;
  private final Map<String, String> byStation = new TreeMap<>();

  /**
   * @throws IOException when the state directory cannot be used
   */
  public Passwords(Path stateDirectory) throws IOException {
    Files.createDirectories(stateDirectory);
    this.file = stateDirectory.resolve("station-passwords.json");
    if (Files.exists(file)) {
      byStation.putAll(
          JSON.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {}));
    }
  }

  public synchronized Optional<String> of(String stationId) {
    return Optional.ofNullable(byStation.get(stationId));
  }

  /** Keeps a password at once. */
  public synchronized void put(String stationId, String password) {
    byStation.put(stationId, password);
    try {
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(written);
      Files.createFile(
          written,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(written, JSON.writeValueAsString(byStation));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 32 characters, within what OCPP 2.1 A00.FR.205 allows. */
  static String generate() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
