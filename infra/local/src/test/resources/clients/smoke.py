"""boto3 against the server at AWS_ENDPOINT_URL; ends with "well" when all was as with AWS."""
import json
import time

import boto3
from botocore.config import Config

sfn = boto3.client("stepfunctions", config=Config(inject_host_prefix=False, retries={"total_max_attempts": 1}))
DEFINITION = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"n": 7}, "End": True}}})
ROLE = "arn:aws:iam::123456789012:role/any"


def ended(arn):
    while True:
        found = sfn.describe_execution(executionArn=arn)
        if found["status"] != "RUNNING":
            return found
        time.sleep(0.02)


machine = sfn.create_state_machine(name="m", definition=DEFINITION, roleArn=ROLE, publish=True, tags=[{"key": "k", "value": "v"}])
arn = machine["stateMachineArn"]
assert machine["creationDate"].timestamp() > 1_700_000_000, machine
assert sfn.describe_state_machine(stateMachineArn=arn)["definition"] == DEFINITION
alias = sfn.create_state_machine_alias(
    name="PROD", routingConfiguration=[{"stateMachineVersionArn": machine["stateMachineVersionArn"], "weight": 100}])

execution = sfn.start_execution(stateMachineArn=alias["stateMachineAliasArn"], name="e", input='{"x": 1}')
found = ended(execution["executionArn"])
assert (found["status"], json.loads(found["output"])) == ("SUCCEEDED", {"n": 7}), found
assert found["stateMachineAliasArn"] == alias["stateMachineAliasArn"], found
types = [e["type"] for page in sfn.get_paginator("get_execution_history").paginate(
    executionArn=execution["executionArn"], PaginationConfig={"PageSize": 2}) for e in page["events"]]
assert types == ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"], types

for name in "abc":
    sfn.start_execution(stateMachineArn=arn, name=name)
listed = [e["name"] for page in sfn.get_paginator("list_executions").paginate(
    stateMachineArn=arn, PaginationConfig={"PageSize": 3}) for e in page["executions"]]
assert sorted(listed) == ["a", "b", "c", "e"], listed

for wrong, error in (
        (lambda: sfn.describe_state_machine(stateMachineArn=arn + "x"), sfn.exceptions.StateMachineDoesNotExist),
        (lambda: sfn.create_state_machine(name="w", definition="{}", roleArn=ROLE), sfn.exceptions.InvalidDefinition),
        (lambda: sfn.start_execution(stateMachineArn=arn, name="e"), sfn.exceptions.ExecutionAlreadyExists),
        (lambda: sfn.delete_state_machine_version(stateMachineVersionArn=arn + ":1"), sfn.exceptions.ConflictException)):
    try:
        wrong()
        raise AssertionError("not refused")
    except error:
        pass

fast = sfn.create_state_machine(name="fast", definition=DEFINITION, roleArn=ROLE, type="EXPRESS")
answer = sfn.start_sync_execution(stateMachineArn=fast["stateMachineArn"], input="{}")
assert (answer["status"], json.loads(answer["output"])) == ("SUCCEEDED", {"n": 7}), answer

tested = sfn.test_state(
    definition=json.dumps({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "ResultPath": "$.r", "End": True}),
    input='{"x": 1}', mock={"result": '{"StatusCode": 200}'}, inspectionLevel="DEBUG")
assert tested["status"] == "SUCCEEDED", tested
assert json.loads(tested["inspectionData"]["afterResultPath"]) == {"x": 1, "r": {"StatusCode": 200}}, tested

activity = sfn.create_activity(name="act")["activityArn"]
worked = sfn.create_state_machine(name="worked", roleArn=ROLE, definition=json.dumps(
    {"StartAt": "W", "States": {"W": {"Type": "Task", "Resource": activity, "End": True}}}))
running = sfn.start_execution(stateMachineArn=worked["stateMachineArn"], input='{"job": 1}')
task = sfn.get_activity_task(activityArn=activity, workerName="smoke")
assert json.loads(task["input"]) == {"job": 1}, task
sfn.send_task_heartbeat(taskToken=task["taskToken"])
sfn.send_task_success(taskToken=task["taskToken"], output='"done"')
assert ended(running["executionArn"])["output"] == '"done"'

sfn.delete_state_machine_alias(stateMachineAliasArn=alias["stateMachineAliasArn"])
sfn.delete_state_machine(stateMachineArn=arn)
sfn.delete_activity(activityArn=activity)
print("well")
