package org.voltide.pki.exi;

import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Compiled grammars in files of the user's, one for each content of the schemas. A file that cannot
 * be read is made anew.
 *
 * @param directory made when needed
 */
record GrammarCache(Path directory) {

  SchemaInformedGrammars grammars(SchemaDirectory schemas, Schema schema) throws IOException {
    Path file =
        directory.resolve(
            "%s-%s.grammars"
                .formatted(schema.name().toLowerCase(Locale.ROOT), schemas.fingerprint(schema)));
    Optional<SchemaInformedGrammars> kept = read(file);
    if (kept.isPresent()) {
      return kept.get();
    }
    SchemaInformedGrammars compiled = new GrammarCompiler(schemas).compile(schema);
    write(compiled, file);
    return compiled;
  }

  private static Optional<SchemaInformedGrammars> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return Optional.of(new GrammarReader(in).read());
    } catch (IOException | RuntimeException unreadable) {
      // Of another version, or cut short: what it holds can be compiled again.
      return Optional.empty();
    }
  }

  /** Whole or not at all, so that programs that start at the same time do not meet half a file. */
  private void write(SchemaInformedGrammars compiled, Path file) throws IOException {
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, "grammars", ".part");
    try {
      try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
        new GrammarWriter(out).write(compiled);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
