package org.voltide.csms.files;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.files.StoredFile.Content;

/**
 * {@code PUT} or {@code POST /upload/{secret}/{name}}, the name optional: receives one file, as the
 * body or as the first file of a form, from whoever was given the address. Where the secret is
 * {@value FileStore#GUARDED}, it is the password of HTTP Basic authentication.
 */
@ApplicationScoped
class UploadRoute {
  private static final Logger LOG = Logger.getLogger(UploadRoute.class);
  private static final String ADDRESS = "/upload/(?<secret>[^/]+)(?:/(?<name>.*))?";

  private static final String BASIC = "Basic ";

  /** What a form may weigh beside its file. */
  private static final int FORM_BYTES = 1 << 20;

  private final FileStore files;
  private final Clock clock;

  UploadRoute(FileStore files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  void route(@Observes Router router) {
    router
        .routeWithRegex(ADDRESS)
        .method(HttpMethod.PUT)
        .method(HttpMethod.POST)
        .order(FetchRoute.BEFORE_THE_CONSOLE)
        .handler(this::receive);
  }

  private void receive(RoutingContext context) {
    context.request().pause();
    secret(context).ifPresentOrElse(secret -> receive(context, secret), () -> challenge(context));
  }

  private static Optional<String> secret(RoutingContext context) {
    String inPath = context.pathParam("secret");
    return inPath.equals(FileStore.GUARDED)
        ? password(context.request().getHeader(HttpHeaders.AUTHORIZATION))
        : Optional.of(inPath);
  }

  private static Optional<String> password(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String both = new String(decoded, StandardCharsets.UTF_8);
      return Optional.of(both.substring(both.indexOf(':') + 1));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static void challenge(RoutingContext context) {
    context.response().putHeader("WWW-Authenticate", BASIC + "realm=\"upload\"");
    refuse(context, 401);
  }

  private void receive(RoutingContext context, String secret) {
    context
        .vertx()
        .executeBlocking(() -> expected(secret), false)
        .onSuccess(
            file ->
                file.ifPresentOrElse(found -> receive(context, found), () -> refuse(context, 404)))
        .onFailure(failure -> fail(context, failure));
  }

  private Optional<StoredFile> expected(String secret) throws IOException {
    Optional<StoredFile> file = files.behind(secret, true);
    if (file.isPresent()) {
      Files.createDirectories(files.directory(file.get().kind()));
    }
    return file;
  }

  private void receive(RoutingContext context, StoredFile file) {
    HttpServerRequest request = context.request();
    long most = files.most(file.kind());
    if (announced(request) > most + FORM_BYTES) {
      refuse(context, 413);
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      context.response().writeContinue();
    }
    UUID key = UUID.randomUUID();
    Path path = files.path(file.kind(), key);
    String inPath = context.pathParam("name");
    Future<Taken> taken =
        isForm(request)
            ? form(context.vertx(), request, path, most)
            : Intake.of(context.vertx(), request, path, most)
                .map(received -> new Taken(received, named(inPath)));
    taken
        .compose(whole -> keep(context.vertx(), file, key, whole))
        .onSuccess(isNew -> context.response().setStatusCode(isNew ? 201 : 409).end())
        .onFailure(failure -> fail(context, failure))
        .onComplete(kept -> tidy(context.vertx(), path, kept.succeeded() && kept.result()));
  }

  /** A file that is on the disk whole. */
  private record Taken(Intake.Received received, Optional<String> name) {}

  private Future<Boolean> keep(Vertx vertx, StoredFile file, UUID key, Taken taken) {
    Content content =
        new Content(
            key,
            taken.received().size(),
            taken.received().sha256(),
            taken.received().md5(),
            clock.instant());
    // A firmware image keeps the name its operator gave it.
    Optional<String> name = file.kind() == StoredFile.Kind.LOG ? taken.name() : Optional.empty();
    return vertx.executeBlocking(() -> files.received(file.id(), content, name), false);
  }

  private static Future<Taken> form(Vertx vertx, HttpServerRequest request, Path path, long most) {
    Promise<Taken> first = Promise.promise();
    FirstFile upload = new FirstFile(vertx, path, most, first);
    request.setExpectMultipart(true);
    request.uploadHandler(part -> upload.take(request, part));
    request.exceptionHandler(first::tryFail);
    request.endHandler(_ -> upload.over());
    request.resume();
    return first.future();
  }

  /** Takes the first file of a form and passes over what else is in it. */
  private static final class FirstFile {
    private final Vertx vertx;
    private final Path path;
    private final long most;
    private final Promise<Taken> result;
    private boolean seen;

    FirstFile(Vertx vertx, Path path, long most, Promise<Taken> result) {
      this.vertx = vertx;
      this.path = path;
      this.most = most;
      this.result = result;
    }

    void take(HttpServerRequest request, HttpServerFileUpload part) {
      if (seen) {
        skip(request, part);
        return;
      }
      seen = true;
      part.pause();
      Intake.of(vertx, part, path, most)
          .onSuccess(received -> result.tryComplete(new Taken(received, named(part.filename()))))
          .onFailure(result::tryFail);
    }

    private void skip(HttpServerRequest request, ReadStream<Buffer> part) {
      part.handler(
          _ -> {
            if (request.bytesRead() > most + FORM_BYTES) {
              request.connection().close();
            }
          });
    }

    void over() {
      if (!seen) {
        result.tryFail(new NoFileException());
      }
    }
  }

  private static final class NoFileException extends Exception {
    private static final long serialVersionUID = 1;

    NoFileException() {
      super("There is no file in the form", null, false, false);
    }
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  private static Optional<String> named(String text) {
    return Optional.ofNullable(text).filter(name -> !name.isBlank());
  }

  private static void tidy(Vertx vertx, Path path, boolean isKept) {
    if (!isKept) {
      vertx
          .executeBlocking(
              () -> {
                FileStore.erase(path);
                return true;
              },
              false)
          .onFailure(failure -> LOG.warnf("%s is left behind: %s", path, failure.getMessage()));
    }
  }

  private static void fail(RoutingContext context, Throwable failure) {
    switch (failure) {
      case Intake.TooLargeException _ -> refuse(context, 413);
      case NoFileException _ -> refuse(context, 400);
      default -> {
        LOG.warnf("An upload failed: %s", failure.getMessage());
        refuse(context, 500);
      }
    }
  }

  /** What is still to come is not read: the connection ends with the answer. */
  private static void refuse(RoutingContext context, int status) {
    if (!context.response().closed() && !context.response().ended()) {
      context
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONNECTION, "close")
          .end()
          .onComplete(_ -> context.request().connection().close());
    }
  }
}
