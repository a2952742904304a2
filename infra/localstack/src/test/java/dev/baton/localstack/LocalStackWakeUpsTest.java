package dev.baton.localstack;

import dev.baton.aws.sqs.SqsWakeUpsContract;
import software.amazon.awssdk.services.sqs.SqsClient;

class LocalStackWakeUpsTest extends SqsWakeUpsContract {
    @Override
    protected SqsClient sqs() {
        return LocalStack.sqs();
    }
}
