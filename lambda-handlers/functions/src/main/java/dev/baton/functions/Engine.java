package dev.baton.functions;

import dev.baton.aws.sqs.MessageReturns;
import dev.baton.engine.access.AccessRules;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.extension.ExtensionOperations;
import dev.baton.engine.audit.AuditTrail;
import dev.baton.engine.driver.request.DrivenExecutions;

/**
 * What the entry points use, as one life of a process has it.
 *
 * @param api answers requests
 * @param own Baton's own actions, of which the API has all
 * @param audit who changed what
 * @param access what callers of the URL may do
 * @param executions drives
 * @param returns what becomes of messages that could not be done with
 * @param sweeps what is done every minute
 * @param desk shows and redrives dead letters
 */
record Engine(
        ApiHandler api,
        ExtensionOperations own,
        AuditTrail audit,
        AccessRules access,
        DrivenExecutions executions,
        MessageReturns returns,
        Sweeps sweeps,
        DeadLetterDesk desk) {}
