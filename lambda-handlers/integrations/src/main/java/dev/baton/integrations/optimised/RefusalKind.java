package dev.baton.integrations.optimised;

import dev.baton.integrations.sdk.AwsReply;
import java.util.Locale;

/** What a refusal means to somebody who will ask again. */
enum RefusalKind {
    /** Throttled, out of order, credentials that have just expired: the next time may be better. */
    NOT_NOW,
    /** Whoever asks may not. */
    NOT_ALLOWED,
    /** There is no such thing, or it has ended: asking again changes nothing. */
    NOT_THERE;

    static RefusalKind of(AwsReply.Refused refused) {
        int status = refused.answer().status();
        String code =
                refused.error().type().or(refused.error()::code).orElse("").toLowerCase(Locale.ROOT);
        boolean busy = status >= 500
                || status == 429
                || code.contains("throttl")
                || code.contains("toomanyrequests")
                || code.contains("limitexceeded")
                || code.contains("expiredtoken")
                || code.contains("requestexpired")
                || code.contains("serverexception")
                || code.contains("internal");
        if (busy) {
            return NOT_NOW;
        }
        boolean barred = status == 401
                || status == 403
                || code.contains("accessdenied")
                || code.contains("unauthorized")
                || code.contains("unrecognizedclient")
                || code.contains("invalidclienttoken")
                || code.contains("signature");
        return barred ? NOT_ALLOWED : NOT_THERE;
    }
}
