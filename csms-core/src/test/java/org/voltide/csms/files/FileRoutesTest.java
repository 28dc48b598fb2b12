package org.voltide.csms.files;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.voltide.csms.files.StoredFile.Kind;

@QuarkusTest
class FileRoutesTest {
  /** More than the general bound of request bodies. */
  private static final int LARGE = 12 << 20;

  @Inject FileStore files;

  @Test
  void aLargeImageGoesInOnceAndComesOutWholeOrInParts() {
    byte[] image = new byte[LARGE];
    new Random(7).nextBytes(image);
    UUID id = files.expect(Kind.FIRMWARE, "../fw 1.bin");
    String upload = files.uploadLink(id).getPath();

    given().body(image).put(upload + "/ignored.bin").then().statusCode(201);
    given().body("again").put(upload).then().statusCode(404);

    StoredFile file = files.find(id).orElseThrow();
    assertThat(file.name()).isEqualTo("_._fw_1.bin");
    assertThat(file.content().orElseThrow().size()).isEqualTo(LARGE);
    String fetch = files.fetchLink(file).getPath();
    assertThat(given().get(fetch).then().statusCode(200).extract().asByteArray()).isEqualTo(image);
    Response part = given().header("Range", "bytes=1000-1003").get(fetch);
    part.then().statusCode(206).header("Content-Range", equalTo("bytes 1000-1003/" + LARGE));
    assertThat(part.asByteArray())
        .containsExactly(image[1000], image[1001], image[1002], image[1003]);
    given().header("Range", "bytes=%d-".formatted(LARGE)).get(fetch).then().statusCode(416);
    given().head(fetch).then().statusCode(200).header("Content-Length", "" + LARGE);
  }

  @Test
  void aFormBringsItsFirstFileUnderItsOwnName() {
    UUID id = files.expect(Kind.LOG, "CS1.log");
    given()
        .multiPart("comment", "as asked")
        .multiPart("file", "diag.zip", "hello".getBytes(StandardCharsets.UTF_8))
        .multiPart("more", "other.zip", "ignored".getBytes(StandardCharsets.UTF_8))
        .post(files.uploadLink(id).getPath())
        .then()
        .statusCode(201);
    StoredFile file = files.find(id).orElseThrow();
    assertThat(file.name()).isEqualTo("diag.zip");
    assertThat(file.content().orElseThrow().sha256())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(file.content().orElseThrow().md5()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
  }

  @Test
  void nobodyFindsWhatHeWasNotGiven() {
    UUID id = files.expect(Kind.FIRMWARE, "fw.bin");
    URI upload = files.uploadLink(id);
    given().get("/firmware/guessed/fw.bin").then().statusCode(404);
    given().body("x").put("/upload/guessed").then().statusCode(404);
    String secret = upload.getPath().substring("/upload/".length());
    given().get("/firmware/" + secret + "/fw.bin").then().statusCode(404);
  }

  @Test
  void aFormWithoutFileIsRefused() {
    UUID id = files.expect(Kind.LOG, "CS1.log");
    given()
        .multiPart("comment", "nothing")
        .post(files.uploadLink(id).getPath())
        .then()
        .statusCode(400);
    assertThat(files.find(id).orElseThrow().content()).isEmpty();
  }

  @Test
  void moreThanTheBoundIsNotTaken() throws IOException {
    Vertx vertx = Vertx.vertx();
    Path directory = Files.createTempDirectory("intake");
    Path path = directory.resolve("log");
    try {
      Buffer tooMuch = Buffer.buffer(new byte[11]);
      assertThatThrownBy(
              () ->
                  Intake.of(vertx, new Once(tooMuch), path, 10)
                      .toCompletionStage()
                      .toCompletableFuture()
                      .get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(Intake.TooLargeException.class);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      Files.deleteIfExists(path);
      Files.delete(directory);
    }
  }

  /** A stream of one buffer. */
  private static final class Once implements ReadStream<Buffer> {
    private final Buffer content;
    private @Nullable Handler<Buffer> taker;
    private @Nullable Handler<Void> atEnd;

    Once(Buffer content) {
      this.content = content;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
      taker = handler;
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
      atEnd = handler;
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      if (taker != null && atEnd != null) {
        taker.handle(content);
        atEnd.handle(null);
      }
      return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
      return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      return this;
    }
  }
}
