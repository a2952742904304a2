package dev.baton.localstack;

import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.registry.StateMachinesContract;
import java.time.InstantSource;

class LocalStackStateMachinesTest extends StateMachinesContract {
    @Override
    protected StateMachines empty() {
        return LocalStack.freshStore(InstantSource.system(), LocalStack.RETENTION)
                .machines();
    }
}
