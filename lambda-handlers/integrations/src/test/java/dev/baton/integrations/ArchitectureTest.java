package dev.baton.integrations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What Tasks can call knows neither stores nor drivers, and services do not know each other. */
@AnalyzeClasses(packages = "dev.baton.integrations", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoStoreAndNoProgram = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.baton.aws..", "dev.baton.functions..", "dev.baton.local..");

    /** Services are reached by their published models; Lambda's client has reasons of its own (ADR 5). */
    @ArchTest
    static final ArchRule hasNoClientOfTheSdkButLambdas = noClasses()
            .that()
            .resideOutsideOfPackage("..integrations.lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon.awssdk.services.sqs..",
                    "software.amazon.awssdk.services.dynamodb..",
                    "software.amazon.awssdk.services.sns..");

    @ArchTest
    static final ArchRule lambdaKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage("..integrations.lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..integrations.sdk..", "..integrations.optimised..", "..integrations.states..");
}
