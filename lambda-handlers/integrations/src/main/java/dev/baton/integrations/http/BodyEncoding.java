package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * How a body is written: as JSON, or as the parameters of a form, with the four ways of lists in it (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html">Step Functions' guide</a>).
 */
enum BodyEncoding {
    JSON,
    INDICES,
    REPEAT,
    COMMAS,
    BRACKETS;

    /** Of the {@code Transform} field. */
    static BodyEncoding of(JsonNode transform) throws WrongArgumentsException {
        String encoding = transform.path("RequestBodyEncoding").asText("NONE");
        if (encoding.equals("NONE")) {
            return JSON;
        }
        String format =
                transform.path("RequestEncodingOptions").path("ArrayFormat").asText("INDICES");
        boolean known = encoding.equals("URL_ENCODED") && !format.equals("JSON");
        try {
            if (known) {
                return valueOf(format);
            }
        } catch (IllegalArgumentException e) {
            throw new WrongArgumentsException("The value for the field 'ArrayFormat' is unknown: " + format);
        }
        throw new WrongArgumentsException("The value for the field 'Transform' is not supported: " + transform);
    }

    /** The body's text. */
    String text(JsonNode body) {
        if (this == JSON || !body.isContainerNode()) {
            return body.isTextual() ? body.textValue() : body.toString();
        }
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            append(form, member.getKey(), member.getValue());
        }
        return form.toString();
    }

    private void append(StringBuilder form, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(member -> append(form, name + "[" + member.getKey() + "]", member.getValue()));
        } else if (value.isArray() && this == COMMAS) {
            StringBuilder joined = new StringBuilder();
            value.forEach(element -> joined.append(joined.isEmpty() ? "" : ",").append(element.asText()));
            pair(form, name, joined.toString());
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                append(form, element(name, i), value.get(i));
            }
        } else {
            pair(form, name, value.asText());
        }
    }

    private String element(String name, int index) {
        return switch (this) {
            case BRACKETS -> name + "[]";
            case REPEAT -> name;
            case JSON, INDICES, COMMAS -> name + "[" + index + "]";
        };
    }

    private static void pair(StringBuilder form, String name, String value) {
        form.append(form.isEmpty() ? "" : "&")
                .append(SdkHttpUtils.urlEncode(name))
                .append('=')
                .append(SdkHttpUtils.urlEncode(value));
    }
}
