package org.voltide.csms.files;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.voltide.csms.files.StoredFile.Content;

/**
 * {@code GET /firmware/{secret}/{name}}: for whoever was given the address, whole or in parts. It
 * comes before everything else, above all before the console's pages.
 */
@ApplicationScoped
class FetchRoute {
  static final int BEFORE_THE_CONSOLE = -2000;

  private static final Logger LOG = Logger.getLogger(FetchRoute.class);

  private final FileStore files;

  FetchRoute(FileStore files) {
    this.files = files;
  }

  void route(@Observes Router router) {
    router
        .route("/firmware/:secret/:name")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .order(BEFORE_THE_CONSOLE)
        .handler(this::fetch);
  }

  private void fetch(RoutingContext context) {
    String secret = context.pathParam("secret");
    context
        .vertx()
        .executeBlocking(() -> files.behind(secret, false), false)
        .onSuccess(
            file ->
                file.flatMap(StoredFile::content)
                    .ifPresentOrElse(
                        content -> send(context, file.get(), content),
                        () -> context.response().setStatusCode(404).end()))
        .onFailure(failure -> fail(context, failure));
  }

  private void send(RoutingContext context, StoredFile file, Content content) {
    long size = content.size();
    Optional<ByteRange> range =
        Optional.ofNullable(context.request().getHeader("Range"))
            .flatMap(header -> ByteRange.of(header, size));
    ByteRange wanted = range.orElse(new ByteRange(0, size));
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
            .putHeader(HttpHeaders.ETAG, '"' + content.sha256() + '"')
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
    if (range.isPresent()) {
      response
          .setStatusCode(wanted.length() == 0 ? 416 : 206)
          .putHeader(HttpHeaders.CONTENT_RANGE, wanted.text(size));
    }
    if (context.request().method() == HttpMethod.HEAD) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(wanted.length())).end();
    } else if (wanted.length() == 0) {
      response.end();
    } else {
      response
          .sendFile(
              files.path(file.kind(), content.key()).toString(), wanted.first(), wanted.length())
          .onFailure(failure -> fail(context, failure));
    }
  }

  private static void fail(RoutingContext context, Throwable failure) {
    LOG.warnf("A file was not sent: %s", failure.getMessage());
    if (!context.response().headWritten()) {
      context.response().setStatusCode(500).end();
    } else if (!context.response().ended()) {
      context.request().connection().close();
    }
  }
}
