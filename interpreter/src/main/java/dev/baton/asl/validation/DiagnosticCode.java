package dev.baton.asl.validation;

/**
 * What kind of fault a {@link Diagnostic} reports. The names go over the wire as they are. The documented ones stand in
 * AWS's API reference, ValidateStateMachineDefinitionDiagnostic; the last four are not documented but were observed in
 * answers of the service.
 */
public enum DiagnosticCode {
    INVALID_JSON_DESCRIPTION,
    MISSING_DESCRIPTION,
    SCHEMA_VALIDATION_FAILED,
    INVALID_RESOURCE,
    MISSING_END_STATE,
    DUPLICATE_STATE_NAME,
    INVALID_STATE_NAME,
    DUPLICATE_LABEL_NAME,
    INVALID_LABEL_NAME,
    MISSING_TRANSITION_TARGET,
    TOO_DEEPLY_NESTED,
    NO_DOLLAR,
    NO_PATH,
    PASS_RESULT_IS_STATIC,
    INVALID_JSONATA_EXPRESSION,
    UNSUPPORTED_JSONATA_EXPRESSION,
    RESERVED_VARIABLE_NAME,
    INVALID_VARIABLE_NAME
}
