package org.voltide.csms.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The log as one JSON object per line, for programs: when, how severe, which part of Voltide, what,
 * the fields of {@link LogContext} and of a failure its stack. Fields that are none are left out.
 */
final class JsonLines extends ExtFormatter {

  private static final String ROOT = "";

  /** Writes so from now on, where an operator wants it. */
  @Singleton
  static final class Choice {
    void start(@Observes @Priority(1) StartupEvent event, Settings settings) {
      if (settings.log().json()) {
        for (Handler handler : Logger.getLogger(ROOT).getHandlers()) {
          write(handler);
        }
      }
    }

    private static void write(Handler handler) {
      handler.setFormatter(new JsonLines());
      if (handler instanceof ExtHandler outer) {
        for (Handler inner : outer.getHandlers()) {
          write(inner);
        }
      }
    }
  }

  @Override
  public String format(ExtLogRecord line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", line.getInstant().toString());
    fields.put("level", line.getLevel().getName());
    fields.put("logger", line.getLoggerName());
    fields.put("message", String.valueOf(formatMessage(line)));
    line.getMdcCopy().forEach(fields::putIfAbsent);
    String stack = stack(line.getThrown());
    if (!stack.isEmpty()) {
      fields.put("stack", stack);
    }
    return Json.text(fields) + "\n";
  }

  private static String stack(@Nullable Throwable thrown) {
    StringWriter text = new StringWriter();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }
}
