package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak of its published distribution, with the realm of {@code deploy/keycloak}, on loopback
 * and in memory; closing it stops it.
 */
final class Keycloak implements AutoCloseable {
  private static final Path REALM = Path.of("../keycloak/voltide-realm.json");
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(4);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
  private static final int STOPS_WITHIN_SECONDS = 60;
  private static final String ADMINISTRATOR = "administrator-of-keycloak";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String password = random();
  private final String address;
  private final Process process;
  private final Path log;

  private Keycloak(Path home) throws IOException {
    int port = Installation.freePorts(1).getFirst();
    address = "http://localhost:" + port;
    log = home.resolve("keycloak.log");
    Path distribution = distribution();
    Path imported = distribution.resolve("data/import");
    Files.createDirectories(imported);
    Files.writeString(imported.resolve("voltide-realm.json"), Files.readString(REALM));
    ProcessBuilder start =
        new ProcessBuilder(
                "bash",
                distribution.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--cache=local",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + address,
                "--import-realm")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    start
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                password));
    process = start.start();
  }

  /** Starts one, which takes half a minute, and waits until it answers. */
  static Keycloak start(Path home) throws IOException {
    Keycloak keycloak = new Keycloak(home);
    try {
      await("Keycloak listens")
          .atMost(STARTS_WITHIN)
          .pollInterval(Duration.ofMillis(200))
          .failFast(() -> assertThat(keycloak.process.isAlive()).as(keycloak.output()).isTrue())
          .until(() -> keycloak.output().contains("Listening on:"));
      return keycloak;
    } catch (RuntimeException | AssertionError e) {
      keycloak.close();
      throw e;
    }
  }

  /** Where the realm is. */
  String issuer() {
    return address + "/realms/voltide";
  }

  /** Lets the console at this address sign people in. */
  void admitConsole(String console) {
    JsonNode found = administer("GET", "/clients?clientId=voltide-console", null).get(0);
    ObjectNode client = found.deepCopy();
    client.putArray("redirectUris").add(console + "/signed-in");
    client.putArray("webOrigins").add(console);
    administer("PUT", "/clients/" + client.get("id").asText(), client);
  }

  /** Adds a client of somebody else's, that signs in with a password alone. */
  void addOtherClient(String id) {
    administer(
        "POST",
        "/clients",
        JSON.createObjectNode()
            .put("clientId", id)
            .put("publicClient", true)
            .put("directAccessGrantsEnabled", true));
  }

  /**
   * Adds somebody.
   *
   * @param role in the realm, none when empty
   * @param tenant whom they work for, the operator when empty
   */
  void addUser(String name, String userPassword, String role, String tenant) {
    ObjectNode user =
        JSON.createObjectNode()
            .put("username", name)
            .put("email", name + "@example.com")
            .put("firstName", name)
            .put("lastName", "Example")
            .put("emailVerified", true)
            .put("enabled", true);
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", userPassword)
        .put("temporary", false);
    if (!tenant.isEmpty()) {
      user.putObject("attributes").putArray("voltide_tenant").add(tenant);
    }
    administer("POST", "/users", user);
    if (!role.isEmpty()) {
      String id =
          administer("GET", "/users?exact=true&username=" + name, null).get(0).get("id").asText();
      JsonNode granted = administer("GET", "/roles/" + role, null);
      administer(
          "POST", "/users/" + id + "/role-mappings/realm", JSON.createArrayNode().add(granted));
    }
  }

  /** A token that somebody gets for a password, of a client that may ask so. */
  String tokenOf(String realm, String client, String name, String userPassword) {
    String form =
        Stream.of(
                Map.entry("grant_type", "password"),
                Map.entry("client_id", client),
                Map.entry("username", name),
                Map.entry("password", userPassword))
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(address + "/realms/" + realm + "/protocol/openid-connect/token"))
            .timeout(ANSWERS_WITHIN)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request).get("access_token").asText();
  }

  /** A token of the realm that only Keycloak's own administrators are in. */
  String tokenOfOtherRealm() {
    return tokenOf("master", "admin-cli", ADMINISTRATOR, password);
  }

  /** Letters and digits that nobody has used before. */
  static String random() {
    byte[] bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private JsonNode administer(String method, String path, @Nullable JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/admin/realms/voltide" + path))
            .timeout(ANSWERS_WITHIN)
            .header("Authorization", "Bearer " + tokenOfOtherRealm())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    return send(request);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as("%s %s: %s", request.method(), request.uri(), answer.body())
          .isBetween(200, 299);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String output() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path distribution() throws IOException {
    try (Stream<Path> found = Files.list(Path.of("target/keycloak"))) {
      return found.findFirst().orElseThrow().toAbsolutePath();
    }
  }
}
