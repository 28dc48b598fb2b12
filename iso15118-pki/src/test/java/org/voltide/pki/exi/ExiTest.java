package org.voltide.pki.exi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.Published;
import org.voltide.pki.exi.Exi.Ready;
import org.voltide.pki.exi.Exi.Unavailable;

/** Schemas that are missing, that are wrong, and that were compiled before. */
class ExiTest {
  @TempDir private Path directory;

  @Test
  void saysWhichSchemasAreMissing() throws IOException {
    Path schemas = Files.createDirectory(directory.resolve("schemas"));
    Files.writeString(schemas.resolve("V2G_CI_MsgDef.xsd"), "<schema/>");
    Unavailable missing = (Unavailable) Exi.open(schemas, directory.resolve("cache"));
    assertThat(missing.files())
        .contains("xmldsig-core-schema.xsd", "V2G_CI_CommonMessages.xsd")
        .doesNotContain("V2G_CI_MsgDef.xsd");
    assertThat(missing.reason()).contains("V2G_CI_CommonTypes.xsd").contains("standards.iso.org");
    assertThat(Exi.open(directory.resolve("nowhere"), directory.resolve("cache")))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void saysThatASchemaIsNone() throws IOException {
    for (Schema schema : Schema.values()) {
      for (String name : schema.files()) {
        Files.writeString(directory.resolve(name), "this is no schema");
      }
    }
    Unavailable wrong = (Unavailable) Exi.open(directory, directory.resolve("cache"));
    assertThat(wrong.files()).isEmpty();
    assertThat(wrong.reason()).contains("cannot be compiled");
  }

  @Test
  void compilesOnceAndAgainWhenTheCacheIsSpoilt() throws Exception {
    byte[] message = Published.hex("everest/iso2_certificateinstallationreq_everest_backend.hex");
    Path cache = directory.resolve("cache");
    assertThat(again(cache, message)).isEqualTo(message);
    List<Path> kept = files(cache);
    assertThat(kept).hasSize(3);
    List<byte[]> compiled = contents(kept);

    assertThat(again(cache, message)).isEqualTo(message);
    for (Path file : kept) {
      Files.write(file, new byte[] {1, 2, 3});
    }
    assertThat(again(cache, message)).isEqualTo(message);
    assertThat(contents(kept))
        .zipSatisfy(compiled, (now, before) -> assertThat(now).isEqualTo(before));
  }

  private static byte[] again(Path cache, byte[] message) throws ExiException {
    Exi exi = ((Ready) Exi.open(Published.schemas(), cache)).exi();
    return exi.iso2().encode(exi.iso2().decode(message).root());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static List<byte[]> contents(List<Path> files) throws IOException {
    List<byte[]> contents = new java.util.ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }
}
