package dev.baton.aws.dynamodb;

import java.nio.charset.StandardCharsets;

/**
 * What payloads often contain, so that even a short one compresses. Part of the stored form: it never changes; another
 * dictionary is another form of {@link Compression}. What is most frequent stands at the end, where references to it are
 * shortest.
 */
final class CompressionDictionary {
    private static final String AWS_ERRORS = """
            States.TimeoutStates.TaskFailedStates.RuntimeStates.DataLimitExceededStates.PermissionsStates.ALL\
            Lambda.ServiceExceptionLambda.SdkClientExceptionLambda.AWSLambdaExceptionLambda.TooManyRequestsException\
            {"errorMessage":"","errorType":"Exception","stackTrace":["  File \\"/var/task/index.py\\", line ","trace":[\
            (Service: AWSLambda; Status Code: 4; Error Code: (Service: , Status Code: , Request ID: ) \
            (SDK Attempt Count: 1)""";

    private static final String ARNS = """
            arn:aws:iam::role/arn:aws:s3:::arn:aws:sns:arn:aws:sqs:us-east-1:https://sqs..amazonaws.com/\
            arn:aws:dynamodb:ap-northeast-1:eu-central-1:eu-west-1:us-west-2:us-east-2:table/\
            arn:aws:states:us-east-1:stateMachine:arn:aws:states:us-east-1:execution:arn:aws:states:::aws-sdk:\
            arn:aws:states:::dynamodb:putItemarn:aws:states:::sqs:sendMessagearn:aws:states:::sns:publish\
            .waitForTaskToken.sync:2arn:aws:states:::states:startExecution""";

    private static final String JSON = """
            "QueueUrl":"MessageBody":"TopicArn":"Message":"TableName":"Item":{"ExecutionArn":"StartDate":"StopDate":\
            "Output":"Input":"TaskToken":"StateMachineArn":"Status":"SUCCEEDED"MessageId":"MD5OfMessageBody":"\
            "userId":"customerId":"orderId":"createdAt":"updatedAt":"2026-01-01T00:00:00.000Z""timestamp":\
            "currency":"EUR","USD","price":"quantity":"amount":"total":"email":"@example.com","address":\
            "description":"message":"items":[{"id":"name":"type":"value":"key":"url":"https://"data":{"result":{\
            "error":null,"success":true,"ok":true,"enabled":false,"count":"index":"status":"statusCode":200,\
            "headers":{"Content-Type":"application/json"},"body":\"""";

    private static final String LAMBDA_ANSWER = """
            "FunctionName":"InvocationType":"arn:aws:lambda:eu-west-1:arn:aws:lambda:us-east-1::function:\
            ","Payload":{{"ExecutedVersion":"$LATEST","Payload":{"SdkHttpMetadata":{"AllHttpHeaders":{\
            "X-Amz-Executed-Version":["$LATEST"],"x-amzn-Remapped-Content-Length":["0"],"Connection":["keep-alive"],\
            "x-amzn-RequestId":["Content-Length":["Date":["Mon, Tue, Wed, Thu, Fri, Sat, Sun,  Jan  Feb  Mar  Apr  May \
             Jun  Jul  Aug  Sep  Oct  Nov  Dec 2026 GMT"],"X-Amzn-Trace-Id":["Root=1-;Parent=;Sampled=0;Lineage=\
            "Content-Type":["application/json"]},"HttpHeaders":{"Connection":"keep-alive","Content-Length":"\
            "Content-Type":"application/json","Date":"GMT","X-Amz-Executed-Version":"$LATEST",\
            "x-amzn-Remapped-Content-Length":"0","x-amzn-RequestId":"X-Amzn-Trace-Id":"Root=1-"},"HttpStatusCode":200},\
            "SdkResponseMetadata":{"RequestId":"-4"},"StatusCode":200}arn:aws:states:::lambda:invokelambdainvoke""";

    private static final byte[] BYTES = (AWS_ERRORS + ARNS + JSON + LAMBDA_ANSWER).getBytes(StandardCharsets.US_ASCII);

    private CompressionDictionary() {}

    /** The dictionary; not to be changed. */
    static byte[] bytes() {
        return BYTES;
    }
}
