package org.voltide.pki.exi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * ISO's schemas as the user fetched them. Files count by their names, wherever they lie up to three
 * levels below the directory.
 */
public final class SchemaDirectory {
  private static final int DEPTH = 3;
  private static final int MAX_BYTES = 1 << 20;

  private final Path path;
  private final Map<String, Path> files;

  private SchemaDirectory(Path path, Map<String, Path> files) {
    this.path = path;
    this.files = Map.copyOf(files);
  }

  /** Looks what is there; a directory that does not exist has no schemas. */
  public static SchemaDirectory at(Path path) {
    Map<String, Path> files = new TreeMap<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.walk(path, DEPTH)) {
        all.filter(file -> file.toString().endsWith(".xsd"))
            .sorted()
            .forEach(file -> files.putIfAbsent(file.getFileName().toString(), file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new SchemaDirectory(path, files);
  }

  public Path path() {
    return path;
  }

  /** Names of the files that are needed and not there, in order. */
  public List<String> missing() {
    TreeSet<String> missing = new TreeSet<>();
    for (Schema schema : Schema.values()) {
      missing.addAll(schema.files());
    }
    missing.removeAll(files.keySet());
    return List.copyOf(missing);
  }

  byte[] read(String name) throws IOException {
    Path file = files.get(name);
    if (file == null) {
      throw new IOException("%s is not below %s".formatted(name, path));
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is too large for a schema");
    }
    return Files.readAllBytes(file);
  }

  /** Changes with every byte of the files that define a message set. */
  String fingerprint(Schema schema) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : schema.files()) {
        digest.update(read(name));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
