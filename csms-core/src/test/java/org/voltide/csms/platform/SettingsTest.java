package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static Settings settings(Map<String, String> given) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(Settings.class)
        .withValidator(new BeanValidationConfigValidatorImpl())
        .withSources(new PropertiesConfigSource(given, "test", 500))
        .build()
        .getConfigMapping(Settings.class);
  }

  @Test
  void defaults() {
    Settings settings = settings(Map.of());
    assertThat(settings.data().dir()).isEqualTo(Path.of("./data"));
    assertThat(settings.clock().speed()).isEqualTo(1);
    assertThat(settings.clock().start()).isEmpty();
    assertThat(settings.gateway().host()).isEqualTo("127.0.0.1");
    assertThat(settings.gateway().port()).isEqualTo(9080);
    assertThat(settings.gateway().tlsPort()).isEqualTo(9443);
    assertThat(settings.gateway().mutualTlsPort()).isEqualTo(9444);
    assertThat(settings.gateway().tlsFiles()).isEmpty();
    assertThat(settings.gateway().stationRoots()).isEmpty();
    assertThat(settings.gateway().rsaKeyExchange()).isFalse();
    assertThat(settings.operator().name()).isEqualTo("Voltide");
    assertThat(settings.nodes().name()).isEmpty();
    assertThat(settings.gateway().hostNames()).isEmpty();
    assertThat(settings.prices().source()).isEmpty();
    assertThat(settings.metrics().access()).isEqualTo("viewer");
  }

  @Test
  void everythingCanBeSet() {
    Settings settings =
        settings(
            Map.of(
                "voltide.data.dir", "/var/lib/voltide",
                "voltide.clock.speed", "60",
                "voltide.clock.start", "2026-01-15T05:00:00Z",
                "voltide.gateway.host", "::",
                "voltide.gateway.port", "80",
                "voltide.gateway.tls-port", "443",
                "voltide.gateway.host-names", "csms.example,10.0.0.7",
                "voltide.prices.source", "prices.csv",
                "voltide.metrics.access", "permit"));
    assertThat(settings.data().dir()).isEqualTo(Path.of("/var/lib/voltide"));
    assertThat(settings.clock().speed()).isEqualTo(60);
    assertThat(settings.clock().start()).contains(Instant.parse("2026-01-15T05:00:00Z"));
    assertThat(settings.gateway().host()).isEqualTo("::");
    assertThat(settings.gateway().port()).isEqualTo(80);
    assertThat(settings.gateway().tlsPort()).isEqualTo(443);
    assertThat(settings.gateway().hostNames()).contains(List.of("csms.example", "10.0.0.7"));
    assertThat(settings.prices().source()).contains("prices.csv");
    assertThat(settings.metrics().access()).isEqualTo("permit");
  }

  @Test
  void whatTlsShowsAndTrustsCanBeSet() {
    Settings settings =
        settings(
            Map.of(
                "voltide.gateway.mutual-tls-port", "444",
                "voltide.gateway.tls-files", "chain.pem,key.pem",
                "voltide.gateway.station-roots", "stations.pem",
                "voltide.gateway.rsa-key-exchange", "true",
                "voltide.operator.name", "Charge Ltd"));
    assertThat(settings.gateway().mutualTlsPort()).isEqualTo(444);
    assertThat(settings.gateway().tlsFiles())
        .contains(List.of(Path.of("chain.pem"), Path.of("key.pem")));
    assertThat(settings.gateway().stationRoots()).contains(List.of(Path.of("stations.pem")));
    assertThat(settings.gateway().rsaKeyExchange()).isTrue();
    assertThat(settings.operator().name()).isEqualTo("Charge Ltd");
  }

  @Test
  void aMisspeltSettingIsRefused() {
    assertThatThrownBy(() -> settings(Map.of("voltide.clock.sped", "60")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("voltide.clock.sped");
  }

  @Test
  void everySettingOutOfItsRangeIsNamed() {
    assertThatThrownBy(
            () -> settings(Map.of("voltide.clock.speed", "0", "voltide.gateway.port", "99999")))
        .isInstanceOf(ConfigValidationException.class)
        .extracting(failure -> FailureSentence.of(failure).getMessage())
        .asString()
        .startsWith("Bad setting: ")
        .contains("voltide.clock.speed", "voltide.gateway.port");
  }
}
