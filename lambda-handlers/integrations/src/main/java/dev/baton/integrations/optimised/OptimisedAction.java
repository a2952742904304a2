package dev.baton.integrations.optimised;

import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.util.Objects;
import java.util.Optional;

/**
 * One integration with a name of its own.
 *
 * @param integration as resources name it, {@code dynamodb:putItem}
 * @param words of its errors
 * @param service that is called, as the generic integration names it
 * @param operation that is called, as the model names it
 * @param token whether there is {@code .waitForTaskToken}
 * @param adaptation in what it differs from that action
 */
record OptimisedAction(
        String integration,
        ServiceWords words,
        String service,
        String operation,
        boolean token,
        Adaptation adaptation) {
    OptimisedAction {
        Objects.requireNonNull(integration, "integration");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(adaptation, "adaptation");
    }

    /** The action by its model. */
    AwsAction action() {
        return action(operation);
    }

    /** Another action of its service. */
    AwsAction action(String other) {
        return ServiceModels.all()
                .service(service)
                .flatMap(model -> model.operation(other).map(found -> new AwsAction(model, found)))
                .orElseThrow(() -> new IllegalStateException("no action " + service + ":" + other));
    }

    /** What {@code .sync} waits for; absent where there is no {@code .sync}. */
    Optional<Job> job() {
        return JobTable.lookup(integration);
    }

    /** Whether an attempt whose answer was lost is made again, because nothing is done twice by that. */
    boolean repeatable() {
        return action().operation().readOnly() || tokenMember().isPresent() || adaptation.idempotent();
    }

    /** The input's member that makes a call repeatable. */
    Optional<String> tokenMember() {
        return adaptation.tokenMember().or(() -> action().operation().tokenMember());
    }
}
