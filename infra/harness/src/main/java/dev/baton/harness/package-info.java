/**
 * The serverless harness: runs the built functions artefact under the real Lambda runtime client, one process for each function
 * instance, on a real SQS server and DynamoDB Local. No Docker, no account.
 */
@NullMarked
package dev.baton.harness;

import org.jspecify.annotations.NullMarked;
