package dev.baton.integrations.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.status.StatusBus;
import dev.baton.engine.status.StatusEvent;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.HttpClients;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsCall;
import dev.baton.integrations.sdk.AwsClient;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.OwnCredentials;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A bus of EventBridge, in the region of this process and by its own credentials. */
public final class EventBridgeBus implements StatusBus {
    private static final String SERVICE = "eventbridge";
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofSeconds(10);

    private final AwsSettings settings;
    private final AwsClient client;
    private final OwnCredentials credentials;
    private final String bus;
    private final Consumer<AwsAction> watcher;

    /**
     * A bus where the environment has EventBridge.
     *
     * @param bus its name or ARN
     * @param watcher is told of each call before it is made
     */
    public EventBridgeBus(AwsSettings settings, String bus, Consumer<AwsAction> watcher) {
        this.settings = settings;
        this.client = new AwsClient(settings, new HttpClients(SILENCE), Map.of());
        this.credentials = new OwnCredentials(settings, "EVENTBRIDGE");
        this.bus = bus;
        this.watcher = watcher;
    }

    @Override
    public List<Optional<String>> put(List<StatusEvent> events) {
        ServiceModel service = ServiceModels.all().service(SERVICE).orElseThrow();
        AwsAction action = new AwsAction(service, service.operation("PutEvents").orElseThrow());
        watcher.accept(action);
        AwsReply reply = client.call(new AwsCall(
                service,
                action.operation(),
                input(events),
                credentials.own(),
                settings.region(),
                Optional.empty(),
                MOST));
        return switch (reply) {
            case AwsReply.Done done -> refusals(done.output().path("Entries"), events.size());
            case AwsReply.Refused refused ->
                all(
                        events,
                        "PutEvents was refused: " + refused.error().code().orElse("") + " "
                                + refused.error().message().orElse(""));
            case AwsReply.Unanswered unanswered -> all(events, "PutEvents was not answered: " + unanswered.message());
            case AwsReply.TooLong tooLong -> all(events, "PutEvents was answered at length");
        };
    }

    private ObjectNode input(List<StatusEvent> events) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = input.putArray("Entries");
        for (StatusEvent event : events) {
            ObjectNode entry = entries.addObject();
            entry.put("Time", event.time().toString())
                    .put("Source", StatusEvent.SOURCE)
                    .put("DetailType", StatusEvent.DETAIL_TYPE)
                    .put("Detail", event.detail())
                    .put("EventBusName", bus);
            entry.putArray("Resources").add(event.executionArn());
        }
        return input;
    }

    /** Entries are answered in their order. One that is not answered was not taken, as far as anybody knows. */
    private static List<Optional<String>> refusals(JsonNode answers, int count) {
        List<Optional<String>> refusals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            JsonNode answer = answers.path(i);
            refusals.add(
                    answer.hasNonNull("EventId")
                            ? Optional.empty()
                            : Optional.of(answer.path("ErrorCode").asText("an entry without an answer") + ": "
                                    + answer.path("ErrorMessage").asText()));
        }
        return refusals;
    }

    private static List<Optional<String>> all(List<StatusEvent> events, String reason) {
        return Collections.nCopies(events.size(), Optional.of(reason));
    }
}
