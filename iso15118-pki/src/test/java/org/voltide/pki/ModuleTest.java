package org.voltide.pki;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.voltide.pki", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTest {

  @ArchTest
  static final ArchRule knowsNeitherOcppNorDatabaseNorFramework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.voltide.ocpp..", "org.voltide.csms..", "java.sql..", "io..");

  @ArchTest
  static final ArchRule onlyJdkTypesLeave =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .notHaveRawReturnType(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                  "org.bouncycastle.."));
}
