package dev.baton.engine.driver;

import java.time.Instant;
import java.util.List;

/** The one way into a driver that is at work. Many may put in, the driver alone takes out. */
public interface Mailbox {

    /** Puts in; false when it was closed before, and nobody will read it. */
    boolean offer(Mail mail);

    /** Takes out what is there, without waiting. */
    List<Mail> drain();

    /** Waits until there is mail or that time has come, by this process's clock; earlier returns are harmless. */
    void await(Instant until);

    /** Closes it if it is empty; false when there is mail to be read first. */
    boolean closeIfEmpty();

    /** Closes it whatever lies in it: the driver died, and its wake-up will come again. */
    void close();
}
