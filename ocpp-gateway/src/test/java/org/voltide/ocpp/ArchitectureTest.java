package org.voltide.ocpp;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** What each package of the gateway may know. */
@AnalyzeClasses(packages = "org.voltide.ocpp", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("org.voltide.ocpp.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule FUNCTIONAL_BLOCKS_ARE_FREE_OF_CYCLES =
      slices().matching("org.voltide.ocpp.message.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule DEPENDENCIES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("message")
          .definedBy("org.voltide.ocpp.message..")
          .layer("fault")
          .definedBy("org.voltide.ocpp.fault..")
          .layer("codec")
          .definedBy("org.voltide.ocpp.codec..")
          .layer("frame")
          .definedBy("org.voltide.ocpp.frame..")
          .layer("dialect")
          .definedBy("org.voltide.ocpp.dialect..")
          .layer("gateway")
          .definedBy("org.voltide.ocpp.gateway..")
          .whereLayer("gateway")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("frame")
          .mayOnlyBeAccessedByLayers("gateway")
          .whereLayer("codec")
          .mayOnlyBeAccessedByLayers("frame", "dialect", "gateway")
          .whereLayer("dialect")
          .mayOnlyBeAccessedByLayers("gateway")
          .whereLayer("fault")
          .mayOnlyBeAccessedByLayers("codec", "frame", "dialect", "gateway");

  @ArchTest
  static final ArchRule THE_LIBRARY_KNOWS_ONLY_NETTY_AND_JACKSON =
      ArchRuleDefinition.classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "org.voltide.ocpp..",
              "io.netty..",
              "com.fasterxml.jackson..",
              "org.slf4j..",
              "org.jspecify..",
              "io.soabase.recordbuilder..");

  @ArchTest
  static final ArchRule NO_SQL =
      ArchRuleDefinition.noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule ONLY_FRAMES_AND_GATEWAY_KNOW_NETTY =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackages("org.voltide.ocpp.frame..", "org.voltide.ocpp.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");
}
