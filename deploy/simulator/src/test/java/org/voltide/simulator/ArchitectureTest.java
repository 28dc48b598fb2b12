package org.voltide.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
              "io.netty..");

  /** Cars ask for contracts with the codec of the library; all else of it is the core's. */
  @ArchTest
  static final ArchRule onlyContractsKnowTheLibraryOfCertificates =
      noClasses()
          .that()
          .resideOutsideOfPackage("..simulator.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.voltide.pki..");

  @ArchTest
  static final ArchRule ofThatLibraryOnlyMessagesAreUsed =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.voltide.pki..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.voltide.pki.exi..", "org.voltide.pki.provisioning.."))));

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
