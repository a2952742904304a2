package dev.baton.cdk.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cdk.account.Stacks.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What CloudFormation looks at before it makes anything.
 *
 * @param form the request
 * @param exports of all stacks
 */
record Scrutiny(Stack stack, Map<String, String> form, Buckets buckets, Map<String, String> exports) {
    /** So long may a template be that does not lie in a bucket. */
    static final int DIRECT_BYTES = 51_200;
    /** And so long one that does. */
    private static final int BYTES = 1_000_000;

    void check() throws Refusal {
        if (stack.template().length() > BYTES) {
            throw new Refusal("ValidationError", "Template may not exceed 1000000 bytes in size.");
        }
        JsonNode template = stack.tree();
        checkParameters(template.path("Parameters"));
        boolean roles = template.path("Resources").toString().matches("(?s).*AWS::(IAM::|Serverless::Function).*");
        if (roles && !form.containsValue("CAPABILITY_IAM") && !form.containsValue("CAPABILITY_NAMED_IAM")) {
            throw new Refusal("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_IAM]");
        }
        checkCode(template);
        checkImports(template);
    }

    private void checkParameters(JsonNode declared) throws Refusal {
        for (String given : stack.parameters().keySet()) {
            if (!declared.has(given)) {
                throw new Refusal("ValidationError", "Parameters: [" + given + "] do not exist in the template");
            }
        }
        for (Map.Entry<String, JsonNode> parameter : declared.properties()) {
            if (!parameter.getValue().has("Default") && !stack.parameters().containsKey(parameter.getKey())) {
                throw new Refusal("ValidationError", "Parameters: [" + parameter.getKey() + "] must have values");
            }
        }
    }

    /** Of functions that come from a bucket. */
    private void checkCode(JsonNode template) throws Refusal {
        for (JsonNode resource : template.path("Resources")) {
            JsonNode code = resource.at("/Properties/Code");
            if (code.has("S3Bucket")) {
                checkObject(stack.text(code.path("S3Bucket")), stack.text(code.path("S3Key")));
            }
        }
        for (JsonNode uri : template.path("Resources").findValues("CodeUri")) {
            URI object = URI.create(uri.asText());
            if (!"s3".equals(object.getScheme())) {
                throw new Refusal("ValidationError", "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key'");
            }
            checkObject(object.getHost(), object.getPath().substring(1));
        }
    }

    private void checkObject(String bucket, String key) throws Refusal {
        Optional<byte[]> object = buckets.object(bucket, key);
        if (object.isEmpty()) {
            throw new Refusal("ValidationError", "S3 Error Code: NoSuchKey: s3://" + bucket + "/" + key);
        }
    }

    private void checkImports(JsonNode template) throws Refusal {
        for (JsonNode imported : template.findValues("Fn::ImportValue")) {
            if (!exports.containsKey(stack.text(imported))) {
                throw new Refusal("ValidationError", "No export named " + stack.text(imported) + " found");
            }
        }
    }
}
