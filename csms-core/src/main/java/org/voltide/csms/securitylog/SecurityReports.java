package org.voltide.csms.securitylog;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** Writes what Voltide itself found, for whoever must not wait for it. Thread-safe. */
@Singleton
public class SecurityReports {
  private static final Logger LOG = Logger.getLogger(SecurityReports.class);

  private final SecurityLog log;
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  public SecurityReports(SecurityLog log) {
    this.log = log;
  }

  /** See {@link SecurityLog#found}; returns at once. */
  public void found(Optional<String> stationId, String type, Severity severity, String detail) {
    try {
      virtualThreads.execute(() -> write(stationId, type, severity, detail));
    } catch (RejectedExecutionException stopping) {
      LOG.warnf("The security log lacks a %s, as Voltide stops: %s", type, detail);
    }
  }

  private void write(Optional<String> stationId, String type, Severity severity, String detail) {
    try {
      log.found(stationId, type, severity, detail);
    } catch (RuntimeException e) {
      LOG.warnf("The security log lacks a %s: %s", type, e.getMessage());
    }
  }

  /** Waits until all is written. */
  @PreDestroy
  public void close() {
    virtualThreads.close();
  }
}
