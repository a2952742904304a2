package dev.baton.cdk.account;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An answer of a service. */
record Answer(int status, String type, byte[] body) {
    static final int UNKNOWN = 501;

    static Answer unknown(Account.Request request) {
        return error(UNKNOWN, "NotImplemented", "not played: " + request);
    }

    static Answer json(String text) {
        return new Answer(200, "application/x-amz-json-1.1", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer xml(int status, String text) {
        return new Answer(status, "text/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the query protocol. */
    static Answer result(String action, String members) {
        return xml(
                200,
                "<%1$sResponse><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></%1$sResponse>"
                        .formatted(action, members));
    }

    /** Of the query protocol; S3 has the inner element alone, which clients find as well. */
    static Answer error(int status, String code, String message) {
        return xml(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>r</RequestId></ErrorResponse>"
                        .formatted(code, escaped(message)));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    void to(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"" + Integer.toHexString(Arrays.hashCode(body)) + "\"");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
