package dev.baton.harness.template;

import java.util.Map;

/** All types of resources that are known. */
final class Kinds {
    /** By type. */
    static final Map<String, Kind> ALL = Map.ofEntries(
            Map.entry("AWS::DynamoDB::Table", new StateKinds.Table()),
            Map.entry("AWS::SQS::Queue", new StateKinds.Queue()),
            Map.entry("AWS::SQS::QueuePolicy", new StateKinds.QueuePolicy()),
            Map.entry("AWS::S3::Bucket", new StateKinds.Bucket()),
            Map.entry("AWS::S3::BucketPolicy", new StateKinds.BucketPolicy()),
            Map.entry("AWS::SecretsManager::Secret", new StateKinds.Secret()),
            Map.entry("AWS::IAM::Role", new RoleKinds.Role()),
            Map.entry("AWS::IAM::Policy", new RoleKinds.Policy()),
            Map.entry("AWS::Serverless::Function", new ServerlessFunctionKind()),
            Map.entry("AWS::Lambda::Function", new FunctionKinds.Function()),
            Map.entry("AWS::Lambda::Version", new FunctionKinds.Version()),
            Map.entry("AWS::Lambda::Alias", new FunctionKinds.Alias()),
            Map.entry("AWS::Lambda::EventSourceMapping", new FunctionKinds.Mapping()),
            Map.entry("AWS::Lambda::Url", new FunctionKinds.Url()),
            Map.entry("AWS::Lambda::Permission", new FunctionKinds.Permission()),
            Map.entry("AWS::Events::Rule", new FunctionKinds.Rule()),
            Map.entry("AWS::Logs::LogGroup", new WatchKinds.LogGroup()),
            Map.entry("AWS::CloudWatch::Alarm", new WatchKinds.Alarm()));

    private Kinds() {}
}
