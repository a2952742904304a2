package dev.baton.harness;

import dev.baton.aws.blueprint.Standard;
import dev.baton.aws.deploy.DeployPlan;
import dev.baton.aws.deploy.Deployment;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code infra/localstack/deploy}: the functions' tables and queues on LocalStack, or on whatever speaks its protocols. */
@Command(
        name = "deploy",
        description = "Makes the functions' tables and queues, and prints the environment variables that name them. "
                + "May be repeated.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is there", "2:it could not be made"})
public final class DeployCli implements Callable<Integer> {
    @Option(names = "--endpoint", paramLabel = "URL", description = "Default: ${DEFAULT-VALUE}, LocalStack's.")
    private URI endpoint = URI.create("http://127.0.0.1:4566");

    @Option(names = "--prefix", description = "Begins all names. Default: ${DEFAULT-VALUE}.")
    private String prefix = "baton";

    @Option(names = "--bucket", description = "Make a bucket for big payloads too.")
    private boolean bucket;

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new DeployCli()).execute(args));
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            deploy().environment().forEach((name, value) -> out.println(name + "=" + value));
            return 0;
        } catch (IllegalArgumentException e) {
            return fail(e.getMessage());
        } catch (SdkException e) {
            return fail("the tables and queues could not be made at " + endpoint + ": " + e.getMessage());
        }
    }

    private Deployment deploy() {
        Endpoints all = Endpoints.all(endpoint);
        Services.Given given =
                new Services.Given(bucket ? all : new Endpoints(all.dynamoDb(), all.sqs(), Optional.empty()), prefix);
        try (DynamoDbClient dynamoDb = all.dynamoDbClient();
                SqsClient sqs = all.sqsClient()) {
            return new DeployPlan(
                            Standard.BLUEPRINT,
                            given.prefix(),
                            given.bucket() ? Optional.of(Standard.RETENTION) : Optional.empty())
                    .make(dynamoDb, sqs, all::s3Client);
        }
    }

    private int fail(@Nullable String why) {
        spec.commandLine().getErr().println("baton: " + why);
        return 2;
    }
}
