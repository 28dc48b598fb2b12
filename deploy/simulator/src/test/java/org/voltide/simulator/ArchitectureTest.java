package org.voltide.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.voltide.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule sharesMessageRecordsAndNothingElse =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.voltide.ocpp.fault..",
              "org.voltide.ocpp.codec..",
              "org.voltide.ocpp.frame..",
              "org.voltide.ocpp.gateway..",
              "org.voltide.csms..",
              "org.voltide.pki..",
              "io.netty..");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching("org.voltide.simulator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule carsAndProfilesAreFreeOfTimeAndNetwork =
      noClasses()
          .that()
          .resideInAnyPackage("..simulator.car..", "..simulator.profile..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..simulator.time..", "..simulator.wire..", "java.net..");
}
