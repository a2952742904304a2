package dev.baton.aws.dynamodb;

import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.registry.StateMachinesContract;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbStateMachinesTest extends StateMachinesContract {
    @Override
    protected StateMachines empty() {
        return Stores.fresh(InstantSource.system()).machines();
    }
}
