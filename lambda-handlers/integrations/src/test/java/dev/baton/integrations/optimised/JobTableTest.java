package dev.baton.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every name in the table of jobs is one that the service's model has. */
class JobTableTest {

    @Test
    void everyRowIsOfAnIntegration() {
        assertThat(JobTable.rows()).hasSizeGreaterThan(25);
        assertThat(JobTable.rows().keySet())
                .allSatisfy(
                        name -> assertThat(OptimisedTable.lookup(name)).as(name).isPresent());
    }

    @Test
    void everyRowNamesWhatTheModelHas() {
        List<String> wrong = new ArrayList<>();
        JobTable.rows().forEach((name, job) -> check(OptimisedTable.lookup(name).orElseThrow(), job, wrong));
        assertThat(wrong).isEmpty();
    }

    private static void check(OptimisedAction row, Job job, List<String> wrong) {
        OperationModel submit = row.action().operation();
        OperationModel describe = row.action(job.describe().operation()).operation();
        job.handle().forEach((part, pointer) -> {
            boolean in = pointer.startsWith("in:");
            Optional<Reference> side = in ? submit.input() : submit.output();
            require(side, pointer.substring(pointer.indexOf(':') + 1), UnaryOperator.identity(), row, wrong);
        });
        require(describe.output(), job.status(), UnaryOperator.identity(), row, wrong);
        require(
                describe.output(),
                job.output().substring(job.output().indexOf('=') + 1),
                Dialect.SDK_1::member,
                row,
                wrong);
        parameters(describe, job.describe().parameters(), job.handle(), row, wrong);
        job.cancel()
                .ifPresent(cancel -> parameters(
                        row.action(cancel.operation()).operation(), cancel.parameters(), job.handle(), row, wrong));
    }

    private static void parameters(
            OperationModel operation,
            JsonNode given,
            Map<String, String> handle,
            OptimisedAction row,
            List<String> wrong) {
        given.properties().forEach(parameter -> {
            if (!operation.inputShape().orElseThrow().members().containsKey(parameter.getKey())) {
                wrong.add(row.integration() + ": " + operation.name() + " has no " + parameter.getKey());
            }
            String text = parameter.getValue().isArray()
                    ? parameter.getValue().path(0).asText()
                    : parameter.getValue().asText();
            if (text.startsWith("$") && !handle.containsKey(text.substring(1))) {
                wrong.add(row.integration() + ": the handle has no " + text);
            }
        });
    }

    private static void require(
            Optional<Reference> from,
            String pointer,
            UnaryOperator<String> names,
            OptimisedAction row,
            List<String> wrong) {
        Optional<Reference> at = from;
        for (String step : pointer.split("/")) {
            if (!step.isEmpty()) {
                at = at.flatMap(reference -> step(reference.shape(), step, names));
            }
        }
        if (at.isEmpty()) {
            wrong.add(row.integration() + ": there is no " + pointer);
        }
    }

    private static Optional<Reference> step(Shape shape, String step, UnaryOperator<String> names) {
        return switch (shape) {
            case Shape.Structure structure ->
                structure.members().entrySet().stream()
                        .filter(member -> names.apply(member.getKey()).equals(step))
                        .map(Map.Entry::getValue)
                        .findFirst();
            case Shape.ListOf list -> step.equals("0") ? Optional.of(list.member()) : Optional.empty();
            case Shape.MapOf map -> Optional.empty();
            case Shape.Scalar scalar -> Optional.empty();
        };
    }
}
