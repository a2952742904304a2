package dev.baton.harness.template;

import dev.baton.aws.blueprint.QueueShape;
import dev.baton.aws.blueprint.QueueShape.DeadLetters;
import dev.baton.aws.blueprint.SecretShape;
import dev.baton.aws.blueprint.TableShape;
import dev.baton.aws.blueprint.TableShape.Keys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds state: tables, queues, bucket, secret. */
final class StateKinds {
    private static final int SQS_VISIBILITY = 30;
    private static final int SQS_RETENTION = 345_600;

    private StateKinds() {}

    record Table() implements Kind {
        @Override
        public boolean outlives() {
            return true;
        }

        @Override
        public void read(String id, Fields in, Draft draft) {
            in.must("BillingMode", "PAY_PER_REQUEST");
            in.must("DeletionProtectionEnabled", true);
            in.object("PointInTimeRecoverySpecification").must("PointInTimeRecoveryEnabled", true);
            Keys keys = keys(in);
            Map<String, Keys> indexes = new TreeMap<>();
            for (Fields index : in.objects("GlobalSecondaryIndexes")) {
                index.object("Projection").must("ProjectionType", "KEYS_ONLY");
                indexes.put(index.raw("IndexName"), keys(index));
            }
            Optional<String> expiry = Optional.empty();
            if (in.has("TimeToLiveSpecification")) {
                Fields items = in.object("TimeToLiveSpecification");
                items.must("Enabled", true);
                expiry = Optional.of(items.raw("AttributeName"));
            }
            checkAttributes(in, keys, indexes);
            boolean infrequent = in.optional("TableClass").equals(Optional.of("STANDARD_INFREQUENT_ACCESS"));
            draft.tables.add(new TableShape(id, keys, indexes, expiry, infrequent));
        }

        private static Keys keys(Fields in) {
            String hash = "";
            String range = "";
            for (Fields key : in.objects("KeySchema")) {
                if (key.raw("KeyType").equals("HASH")) {
                    hash = key.raw("AttributeName");
                } else {
                    range = key.raw("AttributeName");
                }
            }
            return new Keys(hash, range);
        }

        /** All are strings, and DynamoDB refuses one that is no key. */
        private static void checkAttributes(Fields in, Keys keys, Map<String, Keys> indexes) {
            Set<String> defined = new TreeSet<>();
            for (Fields attribute : in.objects("AttributeDefinitions")) {
                attribute.must("AttributeType", "S");
                defined.add(attribute.raw("AttributeName"));
            }
            Set<String> used = new TreeSet<>();
            Stream.concat(Stream.of(keys), indexes.values().stream()).forEach(key -> {
                used.add(key.hash());
                used.add(key.range());
            });
            if (!defined.equals(used)) {
                in.problem("AttributeDefinitions are " + defined + ", but keys are " + used);
            }
        }
    }

    record Queue() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            if (!in.has("KmsMasterKeyId")) {
                in.must("SqsManagedSseEnabled", true);
            }
            Optional<DeadLetters> dead = Optional.empty();
            if (in.has("RedrivePolicy")) {
                Fields policy = in.object("RedrivePolicy");
                dead = Optional.of(new DeadLetters(
                        Reference.id(policy, "deadLetterTargetArn", "Arn"), policy.number("maxReceiveCount")));
            }
            int visibility = in.number("VisibilityTimeout", SQS_VISIBILITY);
            draft.queues.add(new QueueShape(
                    id,
                    Duration.ofSeconds(visibility == SQS_VISIBILITY ? 0 : visibility),
                    Duration.ofSeconds(in.number("MessageRetentionPeriod", SQS_RETENTION)),
                    dead));
        }
    }

    record QueuePolicy() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            if (refusesPlainHttp(in)) {
                in.texts("Queues")
                        .forEach(queue -> Reference.of(queue).ifPresent(found -> draft.sealed.add(found.id())));
            }
        }
    }

    record Bucket() implements Kind {
        @Override
        public boolean outlives() {
            return true;
        }

        @Override
        public void read(String id, Fields in, Draft draft) {
            for (Fields rule : in.object("BucketEncryption").objects("ServerSideEncryptionConfiguration")) {
                rule.object("ServerSideEncryptionByDefault").raw("SSEAlgorithm");
            }
            Fields closed = in.object("PublicAccessBlockConfiguration");
            Stream.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
                    .forEach(name -> closed.must(name, true));
            int days = 0;
            for (Fields rule : in.object("LifecycleConfiguration").objects("Rules")) {
                rule.optional("Id");
                rule.must("Status", "Enabled");
                days = rule.number("ExpirationInDays");
            }
            draft.bucketDays.put(id, days);
        }
    }

    record BucketPolicy() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            String bucket = Reference.id(in, "Bucket", "");
            if (refusesPlainHttp(in)) {
                draft.sealed.add(bucket);
            }
        }
    }

    private static boolean refusesPlainHttp(Fields in) {
        Fields document = in.object("PolicyDocument");
        document.must("Version", "2012-10-17");
        boolean refuses = false;
        for (Fields statement : document.objects("Statement")) {
            statement.must("Effect", "Deny");
            statement.node("Principal");
            statement.node("Action");
            statement.node("Resource");
            refuses |= statement
                    .object("Condition")
                    .object("Bool")
                    .raw("aws:SecureTransport")
                    .equals("false");
        }
        return refuses;
    }

    record Secret() implements Kind {
        @Override
        public boolean outlives() {
            return true;
        }

        @Override
        public void read(String id, Fields in, Draft draft) {
            Fields drawn = in.object("GenerateSecretString");
            drawn.must("ExcludePunctuation", true);
            draft.secrets.add(new SecretShape(id, drawn.number("PasswordLength")));
        }
    }
}
