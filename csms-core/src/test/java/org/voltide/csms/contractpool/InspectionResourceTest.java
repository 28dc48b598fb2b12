package org.voltide.csms.contractpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.contractpool.InspectionResource.Recorded;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.exi.Exi.Ready;
import org.voltide.pki.inspection.Inspection.Verdict;

class InspectionResourceTest {
  private static final Path SHARED = Path.of("../../shared/pki");

  private final LaneWorld world = new LaneWorld();

  @TempDir private Path directory = Path.of("");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void withoutSchemasItSaysWhatIsMissing() {
    Schemas none = new Schemas(directory.resolve("nothing"), directory.resolve("cache"));
    await().until(() -> isSettled(none));
    assertThatThrownBy(() -> resource(none).inspect(new Recorded("80980210", null)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("V2G_CI_MsgDef.xsd");
  }

  @Test
  void aRecordedRequestIsExplained() throws Exception {
    Path file =
        SHARED.resolve("vectors/everest/iso2_certificateinstallationreq_everest_backend.hex");
    assumeTrue(Files.exists(file), "the published examples are not on this machine");
    Schemas schemas = new Schemas(SHARED.resolve("xsd"), Path.of("target/exi-cache"));
    await().atMost(Duration.ofMinutes(2)).until(() -> schemas.now() instanceof Ready);

    var explained = resource(schemas).inspect(new Recorded(Files.readString(file), null));
    assertThat(explained.title()).startsWith("CertificateInstallationReq of ISO 15118-2");
    assertThat(explained.verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(explained.remarks()).anyMatch(remark -> remark.contains("was not checked"));

    var cut =
        resource(schemas).inspect(new Recorded(Files.readString(file).substring(0, 200), null));
    assertThat(cut.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(cut.reasons()).isNotEmpty();
  }

  private static boolean isSettled(Schemas schemas) {
    return !schemas.now().toString().contains("being compiled");
  }

  private InspectionResource resource(Schemas schemas) {
    var authorities = new Authorities(new Database(world.database()), Clock.systemUTC());
    var own =
        new OwnAuthorities(
            directory.resolve("own"),
            Optional.of("a long secret"),
            _ -> Pointers.none(),
            Clock.systemUTC());
    return new InspectionResource(schemas, new EveryAnchor(authorities, own));
  }
}
