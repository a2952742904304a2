package dev.baton.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.StateGraph;
import software.constructs.Construct;

/** Where a state machine's definition comes from. */
public abstract sealed class MachineDefinition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MachineDefinition() {}

    /**
     * What it adds to the resource.
     *
     * @param properties of the resource
     * @param statements of what the tasks do
     */
    record Bound(Map<String, Object> properties, List<PolicyStatement> statements) {
        Bound {
            properties = Map.copyOf(properties);
            statements = List.copyOf(statements);
        }
    }

    abstract Bound bind(Construct scope, BatonEngine engine);

    /** Amazon States Language in JSON. It may hold tokens, and <code>${Name}</code> for substitutions. */
    public static MachineDefinition fromString(String definition) {
        return new Text(definition);
    }

    /**
     * A file in JSON, or in YAML where its name ends in {@code .yaml} or {@code .yml}. Its text becomes part of the template.
     *
     * @throws IllegalArgumentException when it cannot be read, or is no YAML
     */
    public static MachineDefinition fromFile(Path file) {
        try {
            String text = Files.readString(file);
            return new Text(file.toString().matches("(?i).*\\.ya?ml") ? json(file, text) : text);
        } catch (IOException e) {
            throw new IllegalArgumentException("The definition " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String json(Path file, String yaml) throws JsonProcessingException {
        try {
            return JSON.writeValueAsString(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("The definition " + file + " is no YAML: " + e.getMessage(), e);
        }
    }

    /** A file in JSON that is uploaded as an asset: for what is too long for a template. */
    public static MachineDefinition fromAsset(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The definition " + file + " cannot be read");
        }
        return new Stored(file);
    }

    /** States of CDK's own {@code aws-stepfunctions}; what its tasks need is granted. */
    public static MachineDefinition fromChain(IChainable chain) {
        return new Chain(chain);
    }

    private static final class Text extends MachineDefinition {
        private final String definition;

        Text(String definition) {
            this.definition = Objects.requireNonNull(definition, "definition");
        }

        @Override
        Bound bind(Construct scope, BatonEngine engine) {
            return new Bound(Map.of("DefinitionString", definition), List.of());
        }
    }

    private static final class Stored extends MachineDefinition {
        private final Path file;

        Stored(Path file) {
            this.file = file;
        }

        @Override
        Bound bind(Construct scope, BatonEngine engine) {
            Asset asset = Asset.Builder.create(scope, "Definition")
                    .path(file.toString())
                    .build();
            Policy mayRead = Policy.Builder.create(scope, "MayReadDefinition")
                    .roles(List.of(engine.stateMachinesRole()))
                    .statements(List.of(PolicyStatement.Builder.create()
                            .actions(List.of("s3:GetObject"))
                            .resources(List.of(asset.getBucket().arnForObjects(asset.getS3ObjectKey())))
                            .build()))
                    .build();
            scope.getNode().addDependency(mayRead);
            return new Bound(
                    Map.of(
                            "DefinitionS3Location",
                            Map.of("Bucket", asset.getS3BucketName(), "Key", asset.getS3ObjectKey())),
                    List.of());
        }
    }

    private static final class Chain extends MachineDefinition {
        private final IChainable chain;

        Chain(IChainable chain) {
            this.chain = Objects.requireNonNull(chain, "chain");
        }

        @Override
        Bound bind(Construct scope, BatonEngine engine) {
            StateGraph graph = new StateGraph(
                    chain.getStartState(), "State machine " + scope.getNode().getPath());
            String definition = Stack.of(scope).toJsonString(graph.toGraphJson());
            return new Bound(Map.of("DefinitionString", definition), graph.getPolicyStatements());
        }
    }
}
