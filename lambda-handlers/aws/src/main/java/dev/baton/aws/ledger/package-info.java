/** Counts what services charge by the request. DynamoDB's units are counted beside its tables, in {@code dynamodb}. */
@NullMarked
package dev.baton.aws.ledger;

import org.jspecify.annotations.NullMarked;
