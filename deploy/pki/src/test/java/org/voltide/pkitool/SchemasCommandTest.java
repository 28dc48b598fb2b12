package org.voltide.pkitool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.exi.SchemaDirectory;
import picocli.CommandLine;

/** Fetching schemas from a server that stands for ISO's. */
class SchemasCommandTest {
  private static final Path PUBLISHED = Path.of("../../../shared/pki/xsd");
  private static final String EMPTY = "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\"/>";

  @TempDir private Path directory;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  /** Answers with ISO's files where they are on this machine, else with empty ones. */
  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] file = path.startsWith("/gone/") ? new byte[0] : file(path);
            exchange.sendResponseHeaders(file.length == 0 ? 404 : 200, Math.max(1, file.length));
            exchange.getResponseBody().write(file.length == 0 ? new byte[1] : file);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static byte[] file(String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (Files.isDirectory(PUBLISHED)) {
      try (Stream<Path> all = Files.walk(PUBLISHED)) {
        Path found = all.filter(one -> one.endsWith(name)).findFirst().orElseThrow();
        return Files.readAllBytes(found);
      }
    }
    return EMPTY.getBytes(StandardCharsets.UTF_8);
  }

  private record Said(int exitCode, String out, String err) {}

  private Said run(String below, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        PkiTool.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode =
        command.execute(
            Stream.concat(
                    Stream.of(
                        "schemas",
                        "--from",
                        "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), below),
                        "--schemas",
                        directory.resolve("schemas").toString(),
                        "--cache",
                        directory.resolve("cache").toString()),
                    Stream.of(more))
                .toArray(String[]::new));
    return new Said(exitCode, out.toString(), err.toString());
  }

  @Test
  void nothingIsFetchedBeforeTheLicenceIsAccepted() {
    Said said = run("/iso/");
    assertThat(said.exitCode).isEqualTo(1);
    assertThat(said.err).contains("--accept-licence").hasLineCount(1);
    assertThat(asked).isEmpty();
  }

  @Test
  void whatIsMissingIsFetchedFromItsEdition() {
    run("/iso/", "--accept-licence");
    assertThat(asked)
        .contains("/iso/-2/ed-2/en/V2G_CI_MsgDef.xsd", "/iso/-20/ed-1/en/V2G_CI_CommonTypes.xsd");
    assertThat(SchemaDirectory.at(directory.resolve("schemas")).missing()).isEmpty();
    int before = asked.size();
    run("/iso/", "--accept-licence");
    assertThat(asked).as("nothing twice").hasSize(before);
  }

  @Test
  void theyAreCompiledForLaterStarts() {
    assumeTrue(Files.isDirectory(PUBLISHED), "ISO's schemas are not on this machine");
    Said said = run("/iso/", "--accept-licence");
    assertThat(said.exitCode).as(said.err).isZero();
    assertThat(said.out).contains("and compiled");
    assertThat(directory.resolve("cache")).isNotEmptyDirectory();
  }

  @Test
  void whatIsNoSchemaIsNotKept() {
    Said said = run("/gone/", "--accept-licence");
    assertThat(said.exitCode).isEqualTo(1);
    assertThat(said.err).contains("the answer is 404").hasLineCount(1);
    assertThat(directory.resolve("schemas")).doesNotExist();
  }
}
