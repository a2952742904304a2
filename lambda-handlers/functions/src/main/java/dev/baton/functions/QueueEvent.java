package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A batch of messages as the event source mapping hands it over, and its answer (ReportBatchItemFailures, <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda's guide</a>).
 */
record QueueEvent(List<Message> messages) {

    /**
     * One message.
     *
     * @param receives how often it was handed out, this time included
     */
    record Message(String id, String receiptHandle, String body, int receives) {}

    QueueEvent {
        messages = List.copyOf(messages);
    }

    static QueueEvent of(JsonNode event) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode item : event.path("Records")) {
            messages.add(new Message(
                    item.path("messageId").asText(),
                    item.path("receiptHandle").asText(),
                    item.path("body").asText(),
                    item.path("attributes").path("ApproximateReceiveCount").asInt(1)));
        }
        return new QueueEvent(messages);
    }

    /** The answer that leaves these messages in the queue. */
    static JsonNode answer(Collection<Message> failed) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        failed.forEach(message -> failures.addObject().put("itemIdentifier", message.id()));
        return answer;
    }
}
