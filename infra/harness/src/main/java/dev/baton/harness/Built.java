package dev.baton.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the build left.
 *
 * @param artefact the functions' zip
 * @param runtime the folder with the jars of the runtime client
 * @param dynamoDbClassPath the file that holds DynamoDB Local's class path
 * @param work where functions are unpacked and log
 * @param image where the folder of the container image is made
 */
public record Built(Path artefact, Path runtime, Path dynamoDbClassPath, Path work, Path image) {

    /** As Maven lays it out. */
    public static Built in(Path root) {
        Path functions = root.resolve("lambda-handlers/functions/target");
        Path target = root.resolve("infra/harness/target");
        return new Built(
                functions.resolve("baton-functions.zip"),
                target.resolve("runtime"),
                root.resolve("lambda-handlers/aws/target/dynamodb-local.classpath"),
                target.resolve("work"),
                functions.resolve("image"));
    }

    /** The same, with another place to unpack and log. */
    public Built withWork(Path other) {
        return new Built(artefact, runtime, dynamoDbClassPath, other, image);
    }

    Built withImage(Path other) {
        return new Built(artefact, runtime, dynamoDbClassPath, work, other);
    }

    /** Servers of the harness's own. */
    public Services ownServices() {
        return new Services.Own(dynamoDbClassPath);
    }

    /** What is missing and how to get it, for people; all of it is used. */
    public Optional<String> complaint() {
        return complaint(ownServices());
    }

    /** The same for who stands on these services. */
    Optional<String> complaint(Services services) {
        Stream<Path> servers = switch (services) {
            case Services.Own own -> Stream.of(own.dynamoDbClassPath());
            case Services.Given given -> Stream.of();
        };
        return Stream.concat(Stream.of(artefact, runtime), servers)
                .filter(needed -> !Files.exists(needed))
                .findFirst()
                .map(needed -> needed + " is missing; build it with: mvn -DskipTests package -pl infra/harness -am");
    }
}
