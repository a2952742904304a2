// @aws-sdk/client-sfn against the server at ENDPOINT; ends with "well" when all was as with AWS.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import {
  SFNClient, CreateActivityCommand, CreateStateMachineCommand, CreateStateMachineAliasCommand, DescribeExecutionCommand,
  DescribeStateMachineCommand, GetActivityTaskCommand, SendTaskFailureCommand, StartExecutionCommand,
  StartSyncExecutionCommand, StateMachineDoesNotExist, InvalidDefinition, TestStateCommand, ValidateStateMachineDefinitionCommand,
  paginateGetExecutionHistory, paginateListExecutions,
} from "@aws-sdk/client-sfn";

const client = new SFNClient({
  endpoint: process.env.ENDPOINT, region: "us-east-1", maxAttempts: 1, disableHostPrefix: true,
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
});
const call = (command) => client.send(command);
const roleArn = "arn:aws:iam::123456789012:role/any";
const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Result: { n: 7 }, End: true } } });

async function ended(executionArn) {
  for (;;) {
    const found = await call(new DescribeExecutionCommand({ executionArn }));
    if (found.status !== "RUNNING") return found;
    await setTimeout(20);
  }
}

const machine = await call(new CreateStateMachineCommand({ name: "m", definition, roleArn, publish: true }));
assert.ok(machine.creationDate instanceof Date);
assert.equal((await call(new DescribeStateMachineCommand({ stateMachineArn: machine.stateMachineArn }))).definition, definition);
const alias = await call(new CreateStateMachineAliasCommand({
  name: "PROD", routingConfiguration: [{ stateMachineVersionArn: machine.stateMachineVersionArn, weight: 100 }],
}));
const started = await call(new StartExecutionCommand({ stateMachineArn: alias.stateMachineAliasArn, name: "e" }));
const found = await ended(started.executionArn);
assert.deepEqual([found.status, JSON.parse(found.output)], ["SUCCEEDED", { n: 7 }]);

const types = [];
for await (const page of paginateGetExecutionHistory({ client, pageSize: 2 }, { executionArn: started.executionArn })) {
  types.push(...page.events.map((event) => event.type));
}
assert.deepEqual(types, ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]);
let listed = 0;
for await (const page of paginateListExecutions({ client }, { stateMachineArn: machine.stateMachineArn })) {
  listed += page.executions.length;
}
assert.equal(listed, 1);

await assert.rejects(
  call(new DescribeStateMachineCommand({ stateMachineArn: machine.stateMachineArn + "x" })), StateMachineDoesNotExist);
await assert.rejects(call(new CreateStateMachineCommand({ name: "w", definition: "{}", roleArn })), InvalidDefinition);
const validated = await call(new ValidateStateMachineDefinitionCommand({ definition: "{}" }));
assert.equal(validated.result, "FAIL");

const fast = await call(new CreateStateMachineCommand({ name: "fast", definition, roleArn, type: "EXPRESS" }));
const answer = await call(new StartSyncExecutionCommand({ stateMachineArn: fast.stateMachineArn }));
assert.equal(answer.status, "SUCCEEDED");
const tested = await call(new TestStateCommand({ definition: JSON.stringify({ Type: "Pass", Next: "B" }), input: "1" }));
assert.deepEqual([tested.status, tested.output, tested.nextState], ["SUCCEEDED", "1", "B"]);

const activity = await call(new CreateActivityCommand({ name: "act" }));
const worked = await call(new CreateStateMachineCommand({
  name: "worked", roleArn,
  definition: JSON.stringify({ StartAt: "W", States: { W: { Type: "Task", Resource: activity.activityArn, End: true } } }),
}));
const running = await call(new StartExecutionCommand({ stateMachineArn: worked.stateMachineArn }));
const task = await call(new GetActivityTaskCommand({ activityArn: activity.activityArn }));
await call(new SendTaskFailureCommand({ taskToken: task.taskToken, error: "Broken", cause: "for good" }));
const failed = await ended(running.executionArn);
assert.deepEqual([failed.status, failed.error, failed.cause], ["FAILED", "Broken", "for good"]);
console.log("well");
