package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.harness.Disturbances.Redelivery;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * An event source mapping with ReportBatchItemFailures: polls a queue, invokes a function with what came, and deletes what the
 * function did not report as failed. What it reports, or all of it when the invocation fails, comes again when the visibility
 * time-out ends; after too many times SQS moves it to the dead-letter queue.
 */
final class EventSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSource.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 10;
    private static final int POLL_SECONDS = 1;

    private final SqsClient sqs;
    private final String queue;
    private final FunctionPool function;
    private final Supplier<Redelivery> redelivery;
    private final Polls polls;
    private volatile boolean closed;

    /**
     * @param redelivery whether a batch comes twice, as standard queues may do it
     * @param polls counts its requests
     */
    EventSource(SqsClient sqs, String queue, FunctionPool function, Supplier<Redelivery> redelivery, Polls polls) {
        this.sqs = sqs;
        this.queue = queue;
        this.function = function;
        this.redelivery = redelivery;
        this.polls = polls;
    }

    void start() {
        Thread.ofPlatform().daemon().name("poll " + function.function().name()).start(this::poll);
    }

    private void poll() {
        try {
            while (!closed) {
                function.reserve();
                List<Message> messages = receive();
                if (messages.isEmpty()) {
                    polls.empty().increment();
                    function.release();
                } else {
                    polls.full().increment();
                    Thread.ofVirtual().start(() -> deliver(messages));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Message> receive() throws InterruptedException {
        try {
            return sqs.receiveMessage(request -> request.queueUrl(queue)
                            .maxNumberOfMessages(BATCH)
                            .waitTimeSeconds(POLL_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
        } catch (SdkException e) {
            if (!closed) {
                LOG.warn("The queue {} does not answer: {}", queue, e.getMessage());
                Thread.sleep(1000);
            }
            return List.of();
        }
    }

    private void deliver(List<Message> messages) {
        try {
            byte[] event = event(messages);
            Redelivery again = redelivery.get();
            if (again == Redelivery.BESIDE) {
                Thread.ofVirtual().start(() -> deliverAgain(event, trace(messages)));
            }
            byte[] answer = function.invokeReserved(event, trace(messages));
            delete(messages, failed(answer));
            if (again == Redelivery.AFTERWARDS) {
                Thread.ofVirtual().start(() -> deliverAgain(event, trace(messages)));
            }
        } catch (InvocationFailedException | IOException | SdkException e) {
            if (!closed) {
                LOG.warn("{} messages come again: {}", messages.size(), e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            function.release();
        }
    }

    private void deliverAgain(byte[] event, Optional<String> trace) {
        try {
            function.invoke(event, trace);
        } catch (InvocationFailedException e) {
            LOG.info("Messages that were delivered once more failed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The event that Lambda makes of messages. */
    static byte[] event(List<Message> messages) throws IOException {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode item = records.addObject();
            item.put("messageId", message.messageId());
            item.put("receiptHandle", message.receiptHandle());
            item.put("body", message.body());
            ObjectNode attributes = item.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            item.put("eventSource", "aws:sqs");
            item.put("awsRegion", "us-east-1");
        }
        return JSON.writeValueAsBytes(event);
    }

    /** Lambda invokes in the trace of what it got; of several messages one must do. */
    private static Optional<String> trace(List<Message> messages) {
        return messages.stream()
                .map(message -> message.attributes().get(MessageSystemAttributeName.AWS_TRACE_HEADER))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Set<String> failed(byte[] answer) throws IOException {
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : JSON.readTree(answer).path("batchItemFailures")) {
            failed.add(failure.path("itemIdentifier").asText());
        }
        return failed;
    }

    private void delete(List<Message> messages, Set<String> failed) {
        List<DeleteMessageBatchRequestEntry> done = messages.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        if (!done.isEmpty()) {
            polls.deletes().increment();
            sqs.deleteMessageBatch(request -> request.queueUrl(queue).entries(done));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
