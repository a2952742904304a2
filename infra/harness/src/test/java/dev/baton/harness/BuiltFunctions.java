package dev.baton.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What tests on the harness stand on: the functions' zip, which the build makes before them, and DynamoDB Local. */
public final class BuiltFunctions {
    public static final Path ARTEFACT = Path.of("../../lambda-handlers/functions/target/baton-functions.zip");
    public static final Path DYNAMODB_LOCAL = Path.of("../../lambda-handlers/aws/target/dynamodb-local.classpath");

    private BuiltFunctions() {}

    /**
     * Skips the test, loudly, where one of them is missing.
     *
     * @param test what is not tested then
     */
    public static void assumeBuilt(String test) {
        for (Path needed : List.of(ARTEFACT, DYNAMODB_LOCAL)) {
            if (!Files.exists(needed)) {
                System.err.println("SKIPPED, NOT TESTED: " + test + "; " + needed.toAbsolutePath()
                        + " is missing (mvn verify makes it)");
            }
            Assumptions.assumeTrue(Files.exists(needed), needed + " is missing");
        }
    }
}
