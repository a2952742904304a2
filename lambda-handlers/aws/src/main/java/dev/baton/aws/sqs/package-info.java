/** Wake-ups on SQS: standard queues for what is near, time buckets for what is far. */
@NullMarked
package dev.baton.aws.sqs;

import org.jspecify.annotations.NullMarked;
