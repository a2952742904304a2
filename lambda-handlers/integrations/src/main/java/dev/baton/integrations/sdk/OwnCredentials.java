package dev.baton.integrations.sdk;

import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.Lazy;
import dev.baton.integrations.NotPermittedException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The credentials of this process, whatever the task's role is. */
public final class OwnCredentials implements Credentials {
    private final Lazy<AwsCredentialsProvider> provider;

    /** @param settings with an endpoint of one's own any credentials do, so that none need to be configured, nor sought in the network */
    public OwnCredentials(AwsSettings settings) {
        this(settings, "");
    }

    /** @param service which alone is called by them, in the spelling of the variables; empty for any */
    public OwnCredentials(AwsSettings settings, String service) {
        this.provider = new Lazy<>(() -> settings.endpoint(service).isPresent()
                ? local()
                : DefaultCredentialsProvider.builder().build());
    }

    private static AwsCredentialsProvider local() {
        return AwsCredentialsProviderChain.builder()
                .credentialsProviders(
                        SystemPropertyCredentialsProvider.create(),
                        EnvironmentVariableCredentialsProvider.create(),
                        ProfileCredentialsProvider.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    /** What this process's own calls are signed with. */
    public AwsCredentialsIdentity own() {
        return provider.get().resolveCredentials();
    }

    @Override
    public AwsCredentialsIdentity of(TaskCall call) throws NotPermittedException {
        try {
            return provider.get().resolveCredentials();
        } catch (SdkClientException e) {
            throw new NotPermittedException(String.valueOf(e.getMessage()));
        }
    }
}
