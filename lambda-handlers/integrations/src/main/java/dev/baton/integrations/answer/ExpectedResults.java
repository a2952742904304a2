package dev.baton.integrations.answer;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.integrations.optimised.OptimisedResults;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.model.ServiceModels;
import dev.baton.integrations.sdk.model.Shape;
import java.util.Optional;

/** The forms of all resources' results. */
public final class ExpectedResults {
    private ExpectedResults() {}

    /** Of a resource; empty where nothing is known: what a function or a worker gives back may be anything. */
    public static Optional<ExpectedResult> of(TaskResource resource) {
        if (resource.kind() != TaskResource.Kind.SERVICE || resource.waitsForToken()) {
            return Optional.empty();
        }
        if (AwsAction.isGeneric(resource)) {
            return AwsAction.of(resource)
                    .flatMap(action -> action.operation().outputShape())
                    .map(shape -> ExpectedResult.whole(shape, Dialect.SDK_2));
        }
        return switch (resource.integration()) {
            case "lambda:invoke" ->
                output("lambda", "Invoke")
                        .map(shape -> ExpectedResult.whole(shape, Dialect.SDK_1).withFree("Payload"));
            case "states:startExecution" ->
                output(
                                "sfn",
                                resource.pattern() == CallPattern.REQUEST_RESPONSE
                                        ? "StartExecution"
                                        : "DescribeExecution")
                        .map(shape -> ExpectedResult.whole(shape, Dialect.SDK_1).withFree("Input", "Output"));
            default -> OptimisedResults.of(resource);
        };
    }

    private static Optional<Shape.Structure> output(String service, String operation) {
        return ServiceModels.all()
                .service(service)
                .flatMap(model -> model.operation(operation))
                .flatMap(model -> model.outputShape());
    }
}
