package org.voltide.csms.identity;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.restassured.RestAssured;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.csms.platform.Roles;

/** Requests to the application under test, on behalf of somebody. */
public final class Callers {

  public static final String ADMIN_PASSWORD = "the password of all tests";

  /**
   * By role and port, so that the costly password is needed once per application. Whoever is first
   * makes the key, on whatever thread: so its requests are written as text, which needs no mapper.
   */
  private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

  /**
   * Bodies are written on threads of any class loader, so that modules of the mapper cannot be
   * looked for: where the first one is written would decide whether any of them can be.
   */
  private static final ObjectMapperConfig MAPPERS =
      ObjectMapperConfig.objectMapperConfig()
          .jackson2ObjectMapperFactory(
              (_, _) -> new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module()));

  private Callers() {}

  public static RequestSpecification administrator() {
    return as(Roles.ADMINISTRATOR);
  }

  public static RequestSpecification operator() {
    return as(Roles.OPERATOR);
  }

  public static RequestSpecification viewer() {
    return as(Roles.VIEWER);
  }

  /** A program with a key of this role. */
  public static RequestSpecification as(String role) {
    String key =
        KEYS.computeIfAbsent(
            role + RestAssured.port,
            _ ->
                user()
                    .body("{\"name\":\"test\",\"role\":\"%s\"}".formatted(role))
                    .post("/api/v1/api-keys")
                    .path("key"));
    return request().header("X-API-Key", key);
  }

  /** The administrator, signed in with the password. */
  public static RequestSpecification user() {
    String token =
        given()
            .contentType(ContentType.JSON)
            .body("{\"username\":\"admin\",\"password\":\"%s\"}".formatted(ADMIN_PASSWORD))
            .post("/api/v1/login")
            .then()
            .statusCode(200)
            .extract()
            .path("token");
    return request().header("Authorization", "Bearer " + token);
  }

  private static RequestSpecification request() {
    return given()
        .config(RestAssured.config().objectMapperConfig(MAPPERS))
        .contentType(ContentType.JSON);
  }
}
