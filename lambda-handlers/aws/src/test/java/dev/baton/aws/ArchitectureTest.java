package dev.baton.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Stores and queues implement the engine's ports: what is done with them is decided elsewhere. */
@AnalyzeClasses(packages = "dev.baton.aws", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoDriverAndNoApi = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.baton.engine.driver..", "dev.baton.engine.api..", "dev.baton.integrations..");

    @ArchTest
    static final ArchRule knowsNoProgram = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.baton.functions..", "dev.baton.local..", "dev.baton.harness..");

    @ArchTest
    static final ArchRule tablesDoNotKnowQueues = noClasses()
            .that()
            .resideInAPackage("dev.baton.aws.dynamodb..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk.services.sqs..", "dev.baton.aws.sqs..");
}
