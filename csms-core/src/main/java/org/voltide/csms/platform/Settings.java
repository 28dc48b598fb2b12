package org.voltide.csms.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set under {@code voltide.}, by system property, environment variable
 * ({@code VOLTIDE_CLOCK_SPEED}) or {@code config/application.properties}. An unknown or unreadable
 * setting stops the start.
 */
@ConfigMapping(prefix = "voltide")
public interface Settings {

  Data data();

  DomainClock clock();

  Operator operator();

  Gateway gateway();

  Prices prices();

  Metrics metrics();

  Log log();

  Nodes nodes();

  /**
   * Addresses and networks ({@code 10.1.0.0/16}) of proxies that say in {@code X-Forwarded-For} for
   * whom they ask; absent means that nobody is believed.
   */
  Optional<List<String>> trustedProxies();

  /** What Voltide keeps on disk. */
  interface Data {
    /** Holds the embedded database, keys and the clock; one running instance each. */
    @WithDefault("./data")
    Path dir();
  }

  /** Who runs the stations. */
  interface Operator {
    /** The organization in the certificates of its stations (OCPP 2.1 A00.FR.403). */
    @WithDefault("Voltide")
    @NotBlank
    String name();
  }

  /** What Voltide says of itself, on its standard output. */
  interface Log {
    /** One JSON object per line, with the station, session, site and request it is about. */
    @WithDefault("false")
    boolean json();
  }

  /** Several nodes that share a database, of which one serves. */
  interface Nodes {
    /** What this node is called; absent means that it is the only one. */
    Optional<String> name();
  }

  /** The time that plans, tariffs and sessions live in. */
  interface DomainClock {
    /** Domain seconds per real second. */
    @WithDefault("1")
    @DecimalMin("1")
    @DecimalMax("3600")
    double speed();

    /** Where domain time begins at the first start; absent means now. */
    Optional<Instant> start();
  }

  /** Where stations connect. */
  interface Gateway {
    @WithDefault("127.0.0.1")
    String host();

    /** For {@code ws}; 0 picks a free one. */
    @WithDefault("9080")
    @Min(0)
    @Max(65535)
    int port();

    /** For {@code wss}; 0 picks a free one. */
    @WithDefault("9443")
    @Min(0)
    @Max(65535)
    int tlsPort();

    /** For {@code wss} where stations show a certificate; 0 picks a free one. */
    @WithDefault("9444")
    @Min(0)
    @Max(65535)
    int mutualTlsPort();

    /** Refuses deviations from the specification instead of forgiving and counting them. */
    @WithDefault("false")
    boolean strict();

    /** Names and addresses in the {@code wss} certificate, beside those of loopback. */
    Optional<List<String>> hostNames();

    /**
     * PEM files with keys and certificates to show at {@code wss}: an EC key, an RSA key, or both;
     * absent means that Voltide's own root issues both.
     */
    Optional<List<Path>> tlsFiles();

    /** PEM files with roots that issue stations' certificates, beside Voltide's own. */
    Optional<List<Path>> stationRoots();

    /** Whether TLS 1.2 also offers the suites without forward secrecy, TLS_RSA_WITH_AES_*. */
    @WithDefault("false")
    boolean rsaKeyExchange();
  }

  /** Where price curves come from. */
  interface Prices {
    /** A file or an HTTP URL in the price file format; absent means only what is uploaded. */
    Optional<String> source();
  }

  /** Who reads {@code /q/metrics}. */
  interface Metrics {
    /** {@code viewer}: whoever may read; {@code permit}: anybody who reaches the port. */
    @WithDefault("viewer")
    @Pattern(regexp = "viewer|permit")
    String access();
  }
}
