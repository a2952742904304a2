package dev.baton.harness;

import java.nio.file.Path;
import java.util.Objects;

/** Where the functions' tables and queues are. */
public sealed interface Services {
    /** Begins the names of tables, queues and bucket. */
    String prefix();

    /** Whether there is a bucket for payloads. */
    boolean bucket();

    /**
     * DynamoDB Local and ElasticMQ, started and ended by the harness, in memory.
     *
     * @param dynamoDbClassPath the file that holds DynamoDB Local's class path
     */
    record Own(Path dynamoDbClassPath) implements Services {
        public Own {
            Objects.requireNonNull(dynamoDbClassPath, "dynamoDbClassPath");
        }

        @Override
        public String prefix() {
            return "baton";
        }

        @Override
        public boolean bucket() {
            return false;
        }
    }

    /**
     * Servers that somebody else runs, such as LocalStack. What is missing there is made; nothing is removed afterwards.
     *
     * @param prefix keeps apart those who share the servers; lower-case letters, digits and dashes
     */
    record Given(Endpoints endpoints, String prefix) implements Services {
        public Given {
            Objects.requireNonNull(endpoints, "endpoints");
            if (!prefix.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException(
                        "a prefix has up to 40 lower-case letters, digits and dashes and does"
                                + " not begin with a dash; this is none: " + prefix);
            }
        }

        @Override
        public boolean bucket() {
            return endpoints.s3().isPresent();
        }
    }
}
