package org.voltide.csms.contracts;

import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.contractpool.ForeignAnswers.Verdict;
import org.voltide.csms.contractpool.GivenAnswers;
import org.voltide.csms.contractpool.OwnProvisioning.Asked;
import org.voltide.csms.contracts.ContractProvider.Outcome;
import org.voltide.csms.contracts.ContractSettings.Refuse;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.store.Database;
import org.voltide.csms.upstream.Upstreams;
import org.voltide.csms.upstream.World;

/** What a pool elsewhere sends is passed on to cars by what it is worth, and that is said. */
class ElsewhereContractsTest {
  private static final String PATH = "/opnc/ccp/signedcontractdata";
  private static final Asked ASKED =
      new Asked("CS1", "urn:iso:15118:2:2013:MsgDef", "gJg=", 8, List.of(), 17_000);
  private static final Verdict RIGHT = new Verdict.Right(List.of("a byte 0 follows the message"));
  private static final Verdict UNPROVEN = new Verdict.Unproven("nobody knows its issuer");
  private static final Verdict WRONG = new Verdict.Wrong("the digest of eMAID is wrong");

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final SecurityReports reports =
      new SecurityReports(new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK));
  private final WireMockServer pool =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final Map<String, Verdict> verdicts = new HashMap<>();

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void start() {
    pool.start();
    pool.stubFor(
        post(PATH)
            .willReturn(
                okJson(
                    """
                    {"signedContractDataCollection":[
                      {"emaid":"DEABCC00000001","certificateInstallationRes":"gJgB"},
                      {"emaid":"DEABCC00000002","certificateInstallationRes":"gJgC"},
                      {"emaid":"DEABCC00000003","certificateInstallationRes":"gJgD"}]}\
                    """)));
  }

  @AfterEach
  void stop() {
    reports.close();
    pool.stop();
    world.close();
  }

  private ElsewhereContracts elsewhere(Refuse refuse) {
    Upstreams upstreams = World.upstreams(database, directory);
    World.keepPool(upstreams, "pool", "http://127.0.0.1:" + pool.port() + "/opnc");
    return new ElsewhereContracts(
        upstreams,
        Duration.ofSeconds(20),
        GivenAnswers.elsewhere(database),
        new AnswerGate((_, exi) -> verdicts.getOrDefault(exi, WRONG), refuse, reports),
        Clock.systemUTC());
  }

  private List<String> told() {
    reports.close();
    return world.rows("select type, severity, tech_info from security_event order by type");
  }

  @Test
  void whatIsForgedIsNotPassedOnAndTheRestIs() {
    verdicts.putAll(Map.of("gJgB", WRONG, "gJgC", RIGHT, "gJgD", UNPROVEN));
    ElsewhereContracts elsewhere = elsewhere(Refuse.FORGED);
    assertThat(elsewhere.ask(ASKED)).isEqualTo(new Outcome.Issued("gJgC", 1));
    assertThat(elsewhere.ask(ASKED)).isEqualTo(new Outcome.Issued("gJgD", 0));
    assertThat(told())
        .containsExactlyInAnyOrder(
            "ContractAnswerRefused,WARNING,pool: the digest of eMAID is wrong",
            "ContractAnswerUnproven,WARNING,pool: nobody knows its issuer",
            "ContractAnswerVerified,INFO,pool: it is right; forgiven: a byte 0 follows the message",
            "ContractAnswerUnproven,WARNING,given before: nobody knows its issuer");
  }

  @Test
  void whatIsKeptIsJudgedAgainBeforeItIsGivenAgain() {
    verdicts.put("gJgC", RIGHT);
    ElsewhereContracts elsewhere = elsewhere(Refuse.FORGED);
    assertThat(elsewhere.ask(ASKED)).isEqualTo(new Outcome.Issued("gJgC", 0));
    assertThat(elsewhere.ask(ASKED)).isEqualTo(new Outcome.Issued("gJgC", 0));
    pool.verify(exactly(1), postRequestedFor(urlEqualTo(PATH)));
    verdicts.put("gJgC", WRONG);
    assertThat(elsewhere.ask(ASKED))
        .isEqualTo(new Outcome.Failed("AnswerRefused", "the digest of eMAID is wrong"));
    pool.verify(exactly(2), postRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void whatIsRefusedIsChosen() {
    verdicts.putAll(Map.of("gJgB", UNPROVEN, "gJgC", UNPROVEN));
    assertThat(elsewhere(Refuse.UNPROVEN).ask(ASKED))
        .isEqualTo(new Outcome.Failed("AnswerRefused", "nobody knows its issuer"));
    assertThat(elsewhere(Refuse.NOTHING).ask(ASKED)).isEqualTo(new Outcome.Issued("gJgB", 2));
    assertThat(told())
        .anySatisfy(
            row -> assertThat(row).startsWith("ContractAnswerWrong,WARNING,pool: passed on all"));
  }
}
