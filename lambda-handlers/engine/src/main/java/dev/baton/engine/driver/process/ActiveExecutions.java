package dev.baton.engine.driver.process;

import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.Threads;
import dev.baton.engine.log.ExecutionKey;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which executions are being driven in this process. Each has one driver here, so that an attempt of this process that
 * nobody here remembers is known to be lost.
 */
public final class ActiveExecutions {
    private final ConcurrentMap<ExecutionKey, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Threads threads;

    ActiveExecutions(Threads threads) {
        this.threads = threads;
    }

    /** Becomes the driver of that execution; empty when there is one here, which was woken. */
    public Optional<Mailbox> enter(ExecutionKey key) {
        Mailbox mine = threads.mailbox();
        Mailbox other = mailboxes.putIfAbsent(key, mine);
        while (other != null) {
            if (other.offer(new Mail.Knock())) {
                return Optional.empty();
            }
            mailboxes.remove(key, other);
            other = mailboxes.putIfAbsent(key, mine);
        }
        return Optional.of(mine);
    }

    /** Tells the driver of that execution, if one is at work here. */
    public void knock(ExecutionKey key) {
        Mailbox mailbox = mailboxes.get(key);
        if (mailbox != null) {
            mailbox.offer(new Mail.Knock());
        }
    }

    /** Leaves unless there is mail to be read first. */
    public boolean leave(ExecutionKey key, Mailbox mine) {
        if (!mine.closeIfEmpty()) {
            return false;
        }
        mailboxes.remove(key, mine);
        return true;
    }

    /**
     * Leaves whatever lies in the mailbox.
     *
     * @return whether somebody had knocked meanwhile
     */
    public boolean abandon(ExecutionKey key, Mailbox mine) {
        mine.close();
        mailboxes.remove(key, mine);
        return mine.drain().stream().anyMatch(Mail.Knock.class::isInstance);
    }
}
