package dev.baton.localstack;

import dev.baton.harness.ExamplesContract;
import dev.baton.harness.Services;
import java.util.UUID;

/** LocalStack runs functions in Docker only, so they are the harness's processes; tables, queues and bucket are LocalStack's. */
class LocalStackExamplesTest extends ExamplesContract {
    @Override
    protected Services services() {
        return new Services.Given(
                LocalStack.endpoints(), "x" + UUID.randomUUID().toString().substring(0, 8));
    }
}
