package dev.baton.aws.blueprint;

import java.util.Objects;

/** What the value of an environment variable is made of. */
public sealed interface Setting {

    /** The name of a table or bucket, by its id. */
    record NameOf(String part) implements Setting {
        public NameOf {
            Objects.requireNonNull(part, "part");
        }
    }

    /** The URL of a queue, by its id. */
    record UrlOf(String queue) implements Setting {
        public UrlOf {
            Objects.requireNonNull(queue, "queue");
        }
    }

    /** What a secret holds, by its id. */
    record HeldBy(String secret) implements Setting {
        public HeldBy {
            Objects.requireNonNull(secret, "secret");
        }
    }

    /** The stack's name, with which begin the names of what is made while it runs. */
    record StackName() implements Setting {}

    /** The account in which it is deployed. */
    record AccountId() implements Setting {}

    /** What whoever deploys chooses by a parameter of that name, or what holds otherwise. */
    record Chosen(String parameter, String otherwise) implements Setting {
        public Chosen {
            Objects.requireNonNull(parameter, "parameter");
            Objects.requireNonNull(otherwise, "otherwise");
        }
    }
}
