package org.voltide.pkitool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.exi.Schema;
import org.voltide.pki.exi.SchemaDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fetches ISO's schemas, which each user has to do himself, and compiles them. */
@Command(
    name = "schemas",
    description = {
      "Fetches the schemas of ISO 15118 that are missing, and compiles them.",
      "ISO lets everybody use them under its licence, but nobody hand them on."
    })
final class SchemasCommand implements Callable<Integer> {
  private static final int MAX_BYTES = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--accept-licence",
      description = "You have read ISO's licence at the address and accept it.")
  private boolean isAccepted;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      defaultValue = "https://standards.iso.org/iso/15118/",
      description = "Where ISO offers them (${DEFAULT-VALUE}).")
  private URI from = URI.create("");

  @Option(
      names = "--schemas",
      paramLabel = "DIRECTORY",
      defaultValue = "${env:VOLTIDE_PKI_SCHEMAS:-data/iso15118-schemas}",
      description = "Where they are put (${DEFAULT-VALUE}).")
  private Path directory = Path.of("");

  @Option(
      names = "--cache",
      paramLabel = "DIRECTORY",
      defaultValue = "data/exi",
      description = "Where what is compiled from them is put (${DEFAULT-VALUE}).")
  private Path cache = Path.of("");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws PkiToolException, InterruptedException {
    List<String> missing = SchemaDirectory.at(directory).missing();
    PrintWriter out = spec.commandLine().getOut();
    if (!missing.isEmpty()) {
      if (!isAccepted) {
        throw new PkiToolException(
            "%s lacks %s. Read ISO's licence at %s, and say --accept-licence if you accept it."
                .formatted(directory, String.join(", ", missing), from));
      }
      fetch(missing, out);
    }
    if (Exi.open(directory, cache) instanceof Exi.Unavailable(var _, String reason)) {
      throw new PkiToolException(reason + ".");
    }
    out.println("All schemas are in %s and compiled.".formatted(directory));
    out.flush();
    return 0;
  }

  private void fetch(List<String> missing, PrintWriter out)
      throws PkiToolException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      for (String name : missing) {
        URI address = address(name);
        out.println("Fetching " + address);
        keep(name, fetched(client, address));
      }
    }
  }

  /** The second edition of ISO 15118-2 and the first of ISO 15118-20, as ISO numbers them. */
  private URI address(String name) {
    String edition = Schema.ISO_20.files().contains(name) ? "-20/ed-1/en/" : "-2/ed-2/en/";
    return URI.create(from.toString().replaceAll("/+$", "") + "/" + edition + name);
  }

  private static byte[] fetched(HttpClient client, URI address)
      throws PkiToolException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        boolean isSchema =
            answer.statusCode() == 200
                && bytes.length <= MAX_BYTES
                && new String(bytes, StandardCharsets.ISO_8859_1)
                    .contains("http://www.w3.org/2001/XMLSchema");
        if (!isSchema) {
          throw new PkiToolException(
              "%s has no schema: the answer is %d.".formatted(address, answer.statusCode()));
        }
        return bytes;
      }
    } catch (IOException failed) {
      throw new PkiToolException("%s cannot be fetched (%s).".formatted(address, failed));
    }
  }

  /** Whole or not at all. */
  private void keep(String name, byte[] schema) throws PkiToolException {
    try {
      Files.createDirectories(directory);
      Path draft = Files.createTempFile(directory, name, ".new");
      Files.write(draft, schema);
      Files.move(
          draft,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PkiToolException("%s cannot be written (%s).".formatted(directory, e));
    }
  }
}
