package org.voltide.csms.platform;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Answers the console's own addresses with its page; it finds its way from there. */
@ApplicationScoped
class Console {

  /**
   * Nothing that the API or the framework answers, and no file: those lie at the top, with a dot in
   * their name, or in {@code assets}. Deeper down a dot may be part of a station's id.
   */
  private static final Pattern PAGE =
      Pattern.compile("/(?!(?:api|q|ocpi|pki|public|assets)(?:/|$))(?:[^/.]+/?|[^/]+/.+)");

  private static final int BEFORE_EVERYTHING = -1000;

  void route(@Observes Router router) {
    router.get().order(BEFORE_EVERYTHING).handler(Console::answer);
  }

  private static void answer(RoutingContext request) {
    if (PAGE.matcher(request.normalizedPath()).matches()) {
      request.reroute("/index.html");
    } else {
      request.next();
    }
  }
}
