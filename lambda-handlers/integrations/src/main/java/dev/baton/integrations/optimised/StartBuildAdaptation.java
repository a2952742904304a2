package dev.baton.integrations.optimised;

import java.util.Optional;

/** codebuild:startBuild and startBuildBatch honour a token that their model does not mark. */
final class StartBuildAdaptation implements Adaptation {

    @Override
    public Optional<String> tokenMember() {
        return Optional.of("idempotencyToken");
    }
}
