package org.voltide.pki.exi;

import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that can be read and built with the schemas at hand.
 *
 * @param iso2 messages of ISO 15118-2
 * @param typedEmaid the same, with the fragment of {@code eMAID} as a widespread C codec has it; to
 *     check signatures with, never to make them
 * @param iso20 common messages of ISO 15118-20
 * @param signature XML Signature alone, for what is signed
 */
public record Exi(ExiCodec iso2, ExiCodec typedEmaid, ExiCodec iso20, ExiCodec signature) {

  /** What {@link #open} finds. */
  public sealed interface Opening {}

  /** All is there. */
  public record Ready(Exi exi) implements Opening {}

  /**
   * The schemas are not there, or not all of them, or they cannot be used.
   *
   * @param files names of those that are missing; none when there is another reason
   * @param reason a sentence for the operator
   */
  public record Unavailable(List<String> files, String reason) implements Opening {
    public Unavailable {
      files = List.copyOf(files);
    }
  }

  /** Where programs of the user keep what can be made anew (XDG Base Directory). */
  public static Path userCache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("voltide").resolve("exi");
  }

  /**
   * Compiles the schemas, which takes some seconds, or takes what was compiled before.
   *
   * @param cache a directory of the user's, for compiled grammars; made when needed
   */
  public static Opening open(Path schemas, Path cache) {
    SchemaDirectory directory = SchemaDirectory.at(schemas);
    List<String> missing = directory.missing();
    if (!missing.isEmpty()) {
      return new Unavailable(
          missing,
          "EXI can be neither built nor inspected: %s lacks %s; ISO offers them at standards.iso.org/iso/15118"
              .formatted(schemas, String.join(", ", missing)));
    }
    try {
      GrammarCache grammars = new GrammarCache(cache);
      SchemaInformedGrammars iso2 = grammars.grammars(directory, Schema.ISO_2);
      return new Ready(
          new Exi(
              new ExiCodec(iso2),
              new ExiCodec(iso2, TypedFragments.of(iso2, "eMAID", "EMAIDType")),
              new ExiCodec(grammars.grammars(directory, Schema.ISO_20)),
              new ExiCodec(grammars.grammars(directory, Schema.SIGNATURE))));
    } catch (IOException e) {
      return new Unavailable(
          List.of(), "EXI can be neither built nor inspected: " + e.getMessage());
    }
  }
}
