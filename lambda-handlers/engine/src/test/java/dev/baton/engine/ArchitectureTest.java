package dev.baton.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The engine knows ports and no implementation of AWS's, and of the SDK the shapes of its own API only. */
@AnalyzeClasses(packages = "dev.baton.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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
