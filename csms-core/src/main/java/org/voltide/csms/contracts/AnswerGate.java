package org.voltide.csms.contracts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.voltide.csms.contractpool.ForeignAnswers;
import org.voltide.csms.contractpool.ForeignAnswers.Verdict;
import org.voltide.csms.contractpool.OwnProvisioning;
import org.voltide.csms.contracts.ContractSettings.Refuse;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;

/**
 * Lets answers of others' provisioning services through to cars, or not, and says in the security
 * log what they were worth. Blocks. Thread-safe.
 */
@Singleton
class AnswerGate {
  private final BiFunction<String, String, Verdict> judge;
  private final Refuse refuse;
  private final SecurityReports reports;

  @Inject
  AnswerGate(ForeignAnswers answers, ContractSettings settings, SecurityReports reports) {
    this(answers::judge, settings.refuse(), reports);
  }

  /**
   * @param judge says what an answer is worth, by the edition that was asked for and its EXI in
   *     base64
   */
  AnswerGate(BiFunction<String, String, Verdict> judge, Refuse refuse, SecurityReports reports) {
    this.judge = judge;
    this.refuse = refuse;
    this.reports = reports;
  }

  /**
   * Why an answer is not passed on; empty when it is.
   *
   * @param from who gave it, for operators
   */
  Optional<String> objection(String from, OwnProvisioning.Asked asked, String exi) {
    return switch (judge.apply(asked.schemaVersion(), exi)) {
      case Verdict.Right(List<String> forgiven) -> {
        String but = forgiven.isEmpty() ? "" : "; forgiven: " + String.join(", ", forgiven);
        yield passed(asked, "ContractAnswerVerified", from + ": it is right" + but);
      }
      case Verdict.Unproven(String why) when refuse == Refuse.UNPROVEN -> refused(asked, from, why);
      case Verdict.Unproven(String why) ->
          passed(asked, "ContractAnswerUnproven", from + ": " + why);
      case Verdict.Wrong(String why) when refuse == Refuse.NOTHING ->
          passed(asked, "ContractAnswerWrong", from + ": passed on all the same: " + why);
      case Verdict.Wrong(String why) -> refused(asked, from, why);
    };
  }

  private Optional<String> passed(OwnProvisioning.Asked asked, String type, String told) {
    Severity severity = type.equals("ContractAnswerVerified") ? Severity.INFO : Severity.WARNING;
    reports.found(Optional.of(asked.stationId()), type, severity, told);
    return Optional.empty();
  }

  private Optional<String> refused(OwnProvisioning.Asked asked, String from, String why) {
    reports.found(
        Optional.of(asked.stationId()),
        "ContractAnswerRefused",
        Severity.WARNING,
        "%s: %s".formatted(from, why));
    return Optional.of(why);
  }
}
