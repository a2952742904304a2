package dev.baton.engine.api;

import dev.baton.engine.driver.Executions.TokenVerdict;

/** What a caller of SendTask* is told. */
final class TaskVerdicts {

    private TaskVerdicts() {}

    /**
     * @throws dev.baton.engine.api.wire.ApiException InvalidToken, TaskTimedOut
     */
    static void check(TokenVerdict verdict) {
        switch (verdict) {
            case ACCEPTED -> {}
            case INVALID -> throw ApiErrors.invalidToken();
            case TIMED_OUT -> throw ApiErrors.taskTimedOut();
        }
    }
}
