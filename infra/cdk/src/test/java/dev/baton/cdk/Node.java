package dev.baton.cdk;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** CDK runs in Node, which Maven Central does not have. */
public final class Node {
    private Node() {}

    /** Without Node the test is skipped, and says so. */
    public static void orSkip() {
        String node = Optional.ofNullable(System.getenv("JSII_NODE")).orElse("node");
        try {
            if (new ProcessBuilder(node, "--version").start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // told below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String complaint = "there is no node, or set JSII_NODE";
        System.err.println("SKIPPED, NOT TESTED: what the CDK constructs make; " + complaint);
        Assumptions.abort(complaint);
    }
}
