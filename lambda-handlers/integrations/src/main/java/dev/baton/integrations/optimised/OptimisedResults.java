package dev.baton.integrations.optimised;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.integrations.answer.ExpectedResult;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The forms of arguments and results of {@link OptimisedTable}'s rows. */
public final class OptimisedResults {
    private OptimisedResults() {}

    /** Of a resource; empty where there is none. */
    public static Optional<ExpectedResult> of(TaskResource resource) {
        Optional<OptimisedAction> row = OptimisedTable.lookup(resource.integration());
        return resource.pattern() == CallPattern.SYNC
                ? row.flatMap(action -> action.job().flatMap(job -> ofJob(action, job)))
                : row.filter(action -> action.adaptation().ownResult())
                        .flatMap(action -> action.action().operation().outputShape())
                        .map(shape -> ExpectedResult.whole(shape, Dialect.SDK_1));
    }

    /** The form of a resource's arguments, where they are those of the action that is called. */
    public static Optional<Shape.Structure> input(TaskResource resource) {
        return OptimisedTable.lookup(resource.integration())
                .filter(row -> row.adaptation().ownArguments())
                .flatMap(row -> row.action().operation().inputShape());
    }

    private static Optional<ExpectedResult> ofJob(OptimisedAction row, Job job) {
        String[] named = job.output().split("=", 2);
        Optional<Shape> shape = row.action(job.describe().operation())
                .operation()
                .outputShape()
                .flatMap(output -> at(output, named[named.length - 1]));
        String status = job.status().substring(job.status().lastIndexOf('/') + 1);
        String good = job.good().stream()
                .sorted(Comparator.comparing((String state) -> !state.equals("SUCCEEDED"))
                        .thenComparing(Comparator.naturalOrder()))
                .findFirst()
                .orElse("");
        return shape.map(found -> new ExpectedResult(
                found,
                Dialect.SDK_1,
                named.length == 2 ? Optional.of(named[0]) : Optional.empty(),
                Set.of(),
                Map.of(Dialect.SDK_1.member(status), good)));
    }

    private static Optional<Shape> at(Shape shape, String pointer) {
        Optional<Shape> found = Optional.of(shape);
        for (String step : pointer.split("/")) {
            if (!step.isEmpty()) {
                found = found.flatMap(one -> step(one, step));
            }
        }
        return found;
    }

    private static Optional<Shape> step(Shape shape, String step) {
        return switch (shape) {
            case Shape.Structure structure ->
                structure.members().entrySet().stream()
                        .filter(member -> Dialect.SDK_1.member(member.getKey()).equals(step))
                        .map(Map.Entry::getValue)
                        .map(Reference::shape)
                        .findFirst();
            case Shape.ListOf list -> Optional.of(list.member().shape());
            case Shape.MapOf map -> Optional.empty();
            case Shape.Scalar scalar -> Optional.empty();
        };
    }
}
