package org.voltide.csms;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Collection;
import org.voltide.csms.platform.InnerAddresses;

@AnalyzeClasses(packages = "org.voltide.csms", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theLibrariesKeepTheirTypesToThemselves =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.netty..", "org.bouncycastle..");

  @ArchTest
  static final ArchRule passkeysAreReadInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.voltide.csms.identity.webauthn")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.webauthn4j..", "tools.jackson..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.voltide.csms.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule innerAddressesAreKnownInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(InnerAddresses.class.getName())
          .should()
          .callMethod(InetAddress.class, "isLoopbackAddress");

  @ArchTest
  static final ArchRule planningIsPure =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.voltide.csms.energy.plan..",
              "org.voltide.csms.energy.forecast..",
              "org.voltide.csms.energy.study.*..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..", "java.io..", "io.quarkus..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule everyEndpointSaysWhoMayCallIt =
      methods()
          .that()
          .areAnnotatedWith(GET.class)
          .or()
          .areAnnotatedWith(POST.class)
          .or()
          .areAnnotatedWith(PUT.class)
          .or()
          .areAnnotatedWith(PATCH.class)
          .or()
          .areAnnotatedWith(DELETE.class)
          .should(beAnnotatedWith(RolesAllowed.class).or(beAnnotatedWith(PermitAll.class)))
          .andShould()
          .bePublic();

  /** The elements say that they are: {@code List<@Valid X>}. The other way is deprecated. */
  @ArchTest
  static final ArchRule collectionsAreNotValidatedThemselves =
      noFields()
          .that()
          .haveRawType(Predicates.assignableTo(Collection.class))
          .should()
          .beAnnotatedWith(Valid.class);
}
