package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class InvocationTraceTest {
    private static final String SAMPLED = "Root=1-a-b;Parent=c;Sampled=1";

    @AfterEach
    void forget() {
        System.clearProperty(InvocationTrace.PROPERTY);
    }

    private static void invokedWith(String header) {
        System.setProperty(InvocationTrace.PROPERTY, header);
    }

    private static SdkRequest intercepted(SdkRequest request) {
        Context.ModifyRequest context = () -> request;
        return new TracedMessages().modifyRequest(context, new ExecutionAttributes());
    }

    @Test
    void onlyARecordedTraceIsHandedOnToExecutions() {
        assertThat(InvocationTrace.sampled()).isEmpty();
        invokedWith(SAMPLED + ";Lineage=a:1");
        assertThat(InvocationTrace.sampled()).contains(SAMPLED);
        invokedWith("Root=1-a-b;Parent=c;Sampled=0");
        assertThat(InvocationTrace.sampled()).isEqualTo(Optional.empty());
    }

    @Test
    void messagesCarryTheTraceWithoutTheLineage() {
        invokedWith("Root=1-a-b;Parent=c;Sampled=0;Lineage=a:15");
        SendMessageRequest sent = (SendMessageRequest)
                intercepted(SendMessageRequest.builder().messageBody("m").build());
        assertThat(sent.messageSystemAttributes()
                        .get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER)
                        .stringValue())
                .isEqualTo("Root=1-a-b;Parent=c;Sampled=0");
    }

    @Test
    void nothingIsAddedWithoutATraceAndToOtherRequests() {
        SendMessageRequest send = SendMessageRequest.builder().messageBody("m").build();
        assertThat(intercepted(send)).isEqualTo(send);
        invokedWith(SAMPLED);
        ReceiveMessageRequest receive = ReceiveMessageRequest.builder().build();
        assertThat(intercepted(receive)).isEqualTo(receive);
        assertThat(send.messageSystemAttributes()).isEqualTo(Map.of());
    }
}
