/**
 * What Baton is as a deployment: tables, queues, bucket, secret, functions, roles and alarms, as plain records. Whoever deploys it builds
 * from here (the harness, LocalStack, the CDK construct) or is compared with it (the SAM template). Knows no SDK.
 */
@NullMarked
package dev.baton.aws.blueprint;

import org.jspecify.annotations.NullMarked;
