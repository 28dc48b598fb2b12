package org.voltide.csms.alarms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Settings {@code voltide.alarms.*}: how alarms are delivered. */
@ConfigMapping(prefix = "voltide.alarms")
public interface AlarmSettings {

  /** Whether webhooks may lead into private networks and to this machine itself. */
  @WithDefault("false")
  boolean privateAddresses();

  /** How long a receiver may take from the first to the last byte. */
  @WithDefault("20s")
  Duration patience();

  Mail mail();

  /** The server that takes e-mail. */
  interface Mail {
    /** Absent: no e-mail is sent. */
    Optional<String> host();

    @WithDefault("587")
    @Min(1)
    @Max(65535)
    int port();

    @WithDefault("STARTTLS")
    Security security();

    Optional<String> user();

    Optional<String> password();

    @WithDefault("voltide@localhost")
    String from();
  }

  /** What protects e-mail on its way to the server. */
  enum Security {
    /** Nothing: for a server on the same machine. */
    NONE,
    /** TLS that both agree on; without it nothing is sent (RFC 3207). */
    STARTTLS,
    /** TLS from the first byte (RFC 8314). */
    TLS
  }
}
