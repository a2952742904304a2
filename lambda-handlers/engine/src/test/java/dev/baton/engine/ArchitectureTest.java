package dev.baton.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.baton.engine.driver.Executions;

/** The engine knows ports and no implementation of AWS's, and of the SDK the shapes of its own API only. */
@AnalyzeClasses(packages = "dev.baton.engine", importOptions = ArchitectureTest.InProduction.class)
class ArchitectureTest {
    /** The classes that lie where the production classes lie, wherever the tests were compiled to. */
    static final class InProduction implements ImportOption {
        private static final String ROOT = Executions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();

        @Override
        public boolean includes(Location location) {
            return location.contains(ROOT);
        }
    }

    @ArchTest
    static final ArchRule knowsNoImplementation = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.baton.integrations..", "dev.baton.aws..", "dev.baton.functions..", "dev.baton.local..");

    @ArchTest
    static final ArchRule ofTheSdkOnlyTheShapesOfStepFunctions = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon.awssdk.http..",
                    "software.amazon.awssdk.auth..",
                    "software.amazon.awssdk.regions..",
                    "software.amazon.awssdk.services.lambda..",
                    "software.amazon.awssdk.services.sqs..",
                    "software.amazon.awssdk.services.dynamodb..",
                    "software.amazon.awssdk.services.s3..",
                    "com.amazonaws..");

    /** Time comes from the caller's clock, so that a world of the simulation has one of its own. */
    @ArchTest
    static final ArchRule asksNoClockOfTheSystem = noClasses()
            .that()
            .resideInAnyPackage("..driver..", "..log..", "..token..", "..registry..", "..api..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule stateAndItsStoresAreFreeOfCycles = slices().matching(
                    "dev.baton.engine.(log|token|wakeup|registry|task)..")
            .should()
            .beFreeOfCycles();

    /** Whoever decides calls the log; the log does not know who decides. */
    @ArchTest
    static final ArchRule logDoesNotKnowItsDriver = noClasses()
            .that()
            .resideInAnyPackage("..engine.log..", "..engine.token..", "..engine.registry..", "..engine.wakeup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..engine.driver..", "..engine.api..");

    /** Each part of the driver knows those before it alone; what the others see of a driver knows no part of it. */
    @ArchTest
    static final ArchRule partsOfTheDriverKeepTheirDirection = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.baton.engine.driver..")
            .layer("driver")
            .definedBy("dev.baton.engine.driver")
            .layer("process")
            .definedBy("..driver.process")
            .layer("chain")
            .definedBy("..driver.chain")
            .layer("call")
            .definedBy("..driver.call")
            .layer("decision")
            .definedBy("..driver.decision")
            .layer("effect")
            .definedBy("..driver.effect")
            .layer("loop")
            .definedBy("..driver.loop")
            .layer("request")
            .definedBy("..driver.request")
            .layer("thread")
            .definedBy("..driver.thread")
            .ensureAllClassesAreContainedInArchitectureIgnoring(notOfTheDriver())
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("chain", "call", "decision", "effect", "loop", "request")
            .whereLayer("chain")
            .mayOnlyBeAccessedByLayers("call", "decision", "effect", "loop", "request")
            .whereLayer("call")
            .mayOnlyBeAccessedByLayers("decision", "effect", "loop", "request", "thread")
            .whereLayer("decision")
            .mayOnlyBeAccessedByLayers("effect", "loop", "request")
            .whereLayer("effect")
            .mayOnlyBeAccessedByLayers("loop", "request")
            .whereLayer("loop")
            .mayOnlyBeAccessedByLayers("request")
            .whereLayer("request")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("thread")
            .mayNotBeAccessedByAnyLayer();

    private static DescribedPredicate<JavaClass> notOfTheDriver() {
        return DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.baton.engine.driver.."));
    }

    /** Outside the driver's packages its parts are known to nobody but to those who put a process together. */
    @ArchTest
    static final ArchRule insidesOfTheDriverAreItsOwn = noClasses()
            .that()
            .resideOutsideOfPackages("dev.baton.engine.driver..", "dev.baton.engine.assembly..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.baton.engine.driver.*..");

    @ArchTest
    static final ArchRule actionsAreNamedAsTheyAre =
            classes().that().implement("dev.baton.engine.api.Action").should().haveSimpleNameEndingWith("Action");

    @ArchTest
    static final ArchRule wordsThatAreNotUsed = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Command");
}
