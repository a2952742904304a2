package dev.baton.functions;

import dev.baton.engine.task.TraceHeader;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Messages carry the trace of the invocation that sends them ({@code AWSTraceHeader}), so that the driver that gets them belongs to
 * it. The attribute outranks the header that the SDK sends, and lacks the lineage by which Lambda counts.
 */
final class TracedMessages implements ExecutionInterceptor {

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof SendMessageRequest send)) {
            return context.request();
        }
        return InvocationTrace.current()
                .map(trace -> (SdkRequest) traced(send, trace))
                .orElse(send);
    }

    private static SendMessageRequest traced(SendMessageRequest send, TraceHeader trace) {
        MessageSystemAttributeValue value = MessageSystemAttributeValue.builder()
                .dataType("String")
                .stringValue(trace.text())
                .build();
        return send.toBuilder()
                .messageSystemAttributes(Map.of(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER, value))
                .build();
    }
}
